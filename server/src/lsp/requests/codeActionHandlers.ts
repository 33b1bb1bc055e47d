import {
  type CodeActionParams,
  CodeActionResolveRequest,
  CodeActionTriggerKind,
  type Command,
  type CodeAction as LspCodeAction,
  type WorkspaceEdit,
} from "vscode-languageserver-protocol";
import { editDocument, type PerfDocument } from "../../core/document/perfDocument.ts";
import { type ActionKey, type CodeAction, codeActions, resolveCodeAction } from "../../core/features/codeActions.ts";
import type { FixEdits, OtherFileEdit } from "../../core/rules/rule.ts";
import { applyEdits, differenceOf } from "../../core/text/textEdit.ts";
import { linksElsewhere } from "../../core/workspace/links/linksElsewhere.ts";
import { withFacts } from "../../core/workspace/withFacts.ts";
import { diagnosticOf } from "../documents/convertFindings.ts";
import type { OpenDocument } from "../documents/openDocument.ts";
import { contentModified, invalidParams, type Route, request, type View } from "../session/dispatch.ts";
import type { Session } from "../session/session.ts";
import { fixEditOf } from "./convertEdits.ts";

/** What a listed action carries to its resolve: where to look it up again, and in which text. */
interface ActionData {
  readonly uri: string;
  readonly version: number;
  readonly key: ActionKey;
}

/** Lists what can be done; edits are computed when one is chosen, where the client can wait for that. */
export async function answerCodeActions(
  view: View,
  { range, context }: CodeActionParams,
): Promise<LspCodeAction[] | null> {
  const { session, open, document } = view;
  const { literals, resolves } = session.client.codeActions;
  if (!literals) return null;
  // While the author moves about, what is known has to do.
  if (context?.triggerKind !== CodeActionTriggerKind.Automatic) await open.completeCheck();
  if (open.document !== document) throw contentModified();
  const input = { ...view.input, checked: open.fullCheck() ?? open.quickCheck() };
  const actions = codeActions(input, view.spanOf(range), context?.only, session.client.showsRules);
  return Promise.all(
    actions.map(async (action): Promise<LspCodeAction> => {
      const { key } = action;
      if (key.action === "showRule")
        return { ...listedAction(action, view), command: showingRule(action.title, key.rule) };
      const data: ActionData = { uri: open.clientUri, version: document.version, key: action.key };
      const listed = listedAction(action, view);
      return resolves ? { ...listed, data } : { ...listed, ...(await editFor(session, open, data)) };
    }),
  );
}

/** The extension's own command: other editors have no place for a rule's page. */
function showingRule(title: string, rule: string): Command {
  return { title, command: "perfdoc.showRule", arguments: [rule] };
}

function listedAction({ title, kind, isPreferred, finding }: CodeAction, view: View): LspCodeAction {
  const { session, document } = view;
  return {
    title,
    kind,
    ...(isPreferred && { isPreferred }),
    ...(finding && { diagnostics: [diagnosticOf(finding, document, session.client, session.publishing.others)] }),
  };
}

/** Computes an action's edits, in the very text that it was listed for. */
export const codeActionResolve: Route = request(
  CodeActionResolveRequest.type,
  { title: "" },
  async (session, action): Promise<LspCodeAction> => {
    const data: unknown = action?.data;
    if (!isActionData(data)) throw invalidParams("The action's data is not what was sent with it");
    const open = session.documentAt(data.uri);
    if (!open || open.document.version !== data.version) throw contentModified();
    await session.whenReady();
    return { ...action, ...(await editFor(session, open, data)) };
  },
);

/** @throws ResponseError if the text is another one by now, or what the action fixes is gone. */
async function editFor(
  session: Session,
  open: OpenDocument,
  { key }: ActionData,
): Promise<{ readonly edit: WorkspaceEdit }> {
  const { document } = open;
  const { workspace } = session.state;
  await open.completeCheck();
  const { edits, template } = await withFacts(workspace, document.uri, (context) => {
    if (open.document !== document) throw contentModified();
    const checked = open.fullCheck() ?? open.quickCheck();
    return {
      edits: resolveCodeAction({ document, checked, context, workspace: session.documents() }, key),
      template: key.action === "fix" ? checked.conformance?.template : undefined,
    };
  });
  if (open.document !== document || !edits) throw contentModified();
  const others = [...(edits.others ?? []), ...(await relinksFor(session, document, edits))];
  return { edit: await fixEditOf(session, document.uri, { ...edits, others }, template) };
}

/** Links from other files to headings that a fix renames follow these. */
async function relinksFor(
  session: Session,
  document: PerfDocument,
  { edits }: FixEdits,
): Promise<readonly OtherFileEdit[]> {
  const edit = differenceOf(document.text, applyEdits(document.text, edits));
  const others = edit ? await linksElsewhere(session.state.workspace, document, editDocument(document, edit)) : [];
  return others.map(({ uri, edits: relinks }) => ({ kind: "edit", uri, edits: relinks }));
}

function isActionData(data: unknown): data is ActionData {
  const { uri, version, key } = fieldsOf(data);
  return typeof uri === "string" && typeof version === "number" && isActionKey(key);
}

function isActionKey(key: unknown): key is ActionKey {
  const { action, rule, span, title, at } = fieldsOf(key);
  switch (action) {
    case "fix":
      return typeof rule === "string" && typeof title === "string" && typeof span === "object" && span !== null;
    case "fixAllOfRule":
    case "disableInFile":
      return typeof rule === "string";
    case "disableOnLine":
      return typeof rule === "string" && Number.isSafeInteger(at);
    default:
      return action === "fixAll" || action === "tableOfContents" || action === "markAsSynced";
  }
}

function fieldsOf(plain: unknown): Readonly<Record<string, unknown>> {
  return typeof plain === "object" && plain !== null ? { ...plain } : {};
}
