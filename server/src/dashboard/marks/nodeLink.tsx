import type { ComponentChildren } from "preact";
import { useContext } from "preact/hooks";
import { hrefOf, PlacesContext } from "./placeLink.tsx";

/** A part of a picture that leads to a document. */
export function NodeLink({ path, children }: { readonly path: string; readonly children: ComponentChildren }) {
  const places = useContext(PlacesContext);
  if (places.kind === "files") return <a href={hrefOf(places.base, path)}>{children}</a>;
  const open = () => places.open(path, 1);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a picture can hold no button
    <g
      role="link"
      // In SVG names of attributes are told apart by case.
      tabindex={0}
      onClick={open}
      onKeyDown={(event) => {
        if (event.key === "Enter") open();
      }}
    >
      {children}
    </g>
  );
}
