import type { Diagnostic } from "vscode-languageserver-protocol";
import { relatedFiles } from "../../core/check/check.ts";
import { checkedUnreadable } from "../../core/check/unreadable.ts";
import { openDocument, type PerfDocument } from "../../core/document/perfDocument.ts";
import { type Overview, overviewOf } from "../../core/features/overview.ts";
import type { Unread } from "../../core/host/host.ts";
import { ASKED_NOTHING, type Asked } from "../../core/workspace/facts/facts.ts";
import { withFacts } from "../../core/workspace/withFacts.ts";
import { type Audience, itemsFor } from "../documents/diagnostics.ts";

/** What is kept of a document that is not open: plain data. */
export interface Examined {
  readonly uri: string;
  readonly overview: Overview;
  readonly items: Diagnostic[];
  readonly asked: Asked;
}

/**
 * Checks a document, as often as it takes for the rules to know all that they ask.
 * @param pause Waited for behind each check, so that others have their turn.
 */
export async function examine(
  audience: Audience,
  document: PerfDocument,
  pause: () => Promise<void> = async () => undefined,
): Promise<Examined> {
  const { world } = audience;
  const { uri } = document;
  const { checked, asked } = await withFacts(world.workspace, uri, async (context) => {
    const found = world.check(document, context);
    await pause();
    return { checked: found, asked: context.facts.asked() };
  });
  await world.loadTexts(relatedFiles(checked));
  const items = itemsFor(audience, document, checked.findings);
  return { uri, overview: overviewOf(document, checked), items, asked };
}

/** A document of ours that can't be read: all that is known of it is how it begins. */
export function examineUnreadable(audience: Audience, uri: string, { message, head = "" }: Unread): Examined {
  const document = openDocument(uri, head);
  const checked = checkedUnreadable(message);
  const items = itemsFor(audience, document, checked.findings);
  return { uri, overview: overviewOf(document, checked), items, asked: ASKED_NOTHING };
}
