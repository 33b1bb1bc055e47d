import { type ComponentChildren, createContext } from "preact";
import { useContext } from "preact/hooks";

/** Where links to documents lead: to files beside the page, or to whoever opens them in an editor. */
export type Places =
  | { readonly kind: "files"; readonly base: string }
  | { readonly kind: "editor"; readonly open: (path: string, line: number) => void };

export const PlacesContext = createContext<Places>({ kind: "files", base: "" });

interface PlaceLinkProps {
  readonly path: string;
  readonly line: number;
  readonly children: ComponentChildren;
}

/** Leads to a place in a document; a browser does not know lines of Markdown, so that in files it is the document. */
export function PlaceLink({ path, line, children }: PlaceLinkProps) {
  const places = useContext(PlacesContext);
  if (places.kind === "files") return <a href={hrefOf(places.base, path)}>{children}</a>;
  return (
    <button type="button" class="link" onClick={() => places.open(path, line)}>
      {children}
    </button>
  );
}

/**
 * A relative address; whatever a path holds, it leads to a file.
 * @param base The way from the page to the folder that paths count from.
 */
export function hrefOf(base: string, path: string): string {
  const steps = [...base.split("/"), ...path.split("/")].filter((step) => step !== "");
  return `./${steps.map(encodeStep).join("/")}`;
}

/** Half of a pair of code units, which a file's name may hold, has no address. */
function encodeStep(step: string): string {
  return encodeURIComponent(new TextDecoder().decode(new TextEncoder().encode(step)));
}
