import { openDocument, type PerfDocument } from "../../core/document/perfDocument.ts";
import { entryOf } from "../../core/frontmatter/frontmatterModel.ts";
import { canonicalUri } from "../../core/host/uri.ts";
import { applyEdits } from "../../core/text/textEdit.ts";
import { type Adoption, adoptDocument } from "../../core/workspace/adoptDocument.ts";
import { adoptionContextOf, placeRefusal } from "../../core/workspace/adoptionContext.ts";
import type { AdoptionContext } from "../../core/workspace/adoptionValues.ts";
import { type AdoptionParams, type AdoptionResult, adoptionRequest } from "../client/newDocumentMessages.ts";
import { type Route, request } from "../session/dispatch.ts";
import type { Session } from "../session/session.ts";
import { editOf } from "./convertEdits.ts";
import { noticeOf } from "./notice.ts";

/** What becomes of a Markdown file that is to be one of ours, for a user who may want other values. */
export const adoptionRoute: Route = request(adoptionRequest, null, async (session, params) => {
  await session.whenReady();
  return adoption(session, params);
});

async function adoption(session: Session, { uri: clientUri, wishes }: AdoptionParams): Promise<AdoptionResult | null> {
  const { workspace } = session.state;
  const uri = canonicalUri(clientUri);
  const place = placeRefusal(workspace, uri);
  if (place !== undefined) return refused(place);
  const read = await workspace.read(uri);
  if (read.kind !== "document") return refused(read.message);
  const known = await adoptionContextOf(workspace, uri);
  const context: AdoptionContext = session.isTrusted ? known : { ...known, days: "not asked" };
  const found = adoptDocument(read.document, context, wishes ?? {});
  if (found.kind === "refused") return refused(found.message);
  return found.kind === "adopted" ? resultOf(session, read.document, found, context) : found;
}

function refused(message: string): AdoptionResult {
  return { kind: "refused", message: noticeOf(message) };
}

function resultOf(
  session: Session,
  document: PerfDocument,
  { edit, keys, category }: Extract<Adoption, { readonly kind: "adopted" }>,
  { templates, modules = [] }: AdoptionContext,
): AdoptionResult {
  const { frontmatter } = openDocument(document.uri, applyEdits(document.text, [edit]));
  const { frontmatter: schemas } = templates.byCategory.get(category) ?? templates.builtIn;
  const status = schemas.find(({ key }) => key === "status")?.kind;
  return {
    kind: "adopted",
    edits: [editOf(document, edit, session.client.encoding)],
    values: keys.map(({ key, source, isKept }) => ({
      key,
      value: entryOf(frontmatter, key)?.value.text ?? "",
      source: source ?? null,
      isKept,
    })),
    choices: {
      modules: modules.map(({ name }) => name),
      categories: templates.categories,
      statuses: status?.kind === "enum" ? status.values : [],
    },
  };
}
