import { openDocument, type PerfDocument } from "../../document/perfDocument.ts";
import type { Match } from "../match.ts";
import { documentKindOf } from "./documentKind.ts";
import { matchDocument } from "./matchDocument.ts";

type Belonging = Parameters<typeof documentKindOf>[1];

/** What in a document fills which part of its template; undefined for a document that has none. */
export function conformingMatch(document: PerfDocument, belonging: Belonging): Match | undefined {
  const kind = documentKindOf(document, belonging);
  return kind.kind === "conforming" ? matchDocument(document, kind.template) : undefined;
}

/** What is read out of a text as a document with a template: of an earlier version of a file, as a rule. */
export function readConforming<Found>(
  uri: string,
  text: string,
  belonging: Belonging,
  read: (document: PerfDocument, match: Match) => readonly Found[],
): readonly Found[] {
  const document = openDocument(uri, text);
  const match = conformingMatch(document, belonging);
  return match ? read(document, match) : [];
}
