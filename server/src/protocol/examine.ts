import type { Diagnostic } from "vscode-languageserver-protocol";
import type { PerfDocument } from "../document/perfDocument.ts";
import { type Overview, overviewOf } from "../features/overview.ts";
import { flatMap } from "../text/flatMap.ts";
import { type Asked, MOST_ROUNDS } from "../workspace/facts.ts";
import { type Audience, itemsFor } from "./diagnostics.ts";

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
  for (let round = 1; ; round++) {
    const context = world.workspace.contextOf(uri);
    const checked = world.check(document, context);
    await pause();
    const isLacking = await world.workspace.fetchMisses(uri, context.facts);
    if (isLacking && round < MOST_ROUNDS) continue;
    const { findings } = checked;
    await world.loadTexts(flatMap(findings, (finding) => flatMap(finding.related ?? [], (place) => place.uri ?? [])));
    const items = itemsFor(audience, document, findings);
    return { uri, overview: overviewOf(document, checked), items, asked: context.facts.asked() };
  }
}
