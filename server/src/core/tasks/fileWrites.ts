import type { RememberingHost } from "../host/rememberingHost.ts";
import type { OtherFileEdit } from "../rules/rule.ts";
import { applyEdits, areDisjoint } from "../text/textEdit.ts";
import type { FileWrite } from "../workspace/writeTogether.ts";

/** What edits of files come to, made for the texts that the host last gave. Edits that meet others in their file are left out. */
export function writesOfEdits(host: RememberingHost, others: readonly OtherFileEdit[]): readonly FileWrite[] {
  const writes = new Map<string, FileWrite>();
  const taken = new Map<string, OtherFileEdit & { readonly kind: "edit" }>();
  for (const other of others) {
    if (other.kind === "create") {
      writes.set(other.uri, { uri: other.uri, text: other.text, expected: { kind: "nothing" } });
      continue;
    }
    const edits = [...(taken.get(other.uri)?.edits ?? []), ...other.edits];
    if (areDisjoint(edits)) taken.set(other.uri, { ...other, edits });
  }
  for (const { uri, edits } of taken.values()) {
    const text = host.textOf(uri);
    if (text === undefined) continue;
    writes.set(uri, { uri, text: applyEdits(text, edits), expected: { kind: "text", text } });
  }
  return [...writes.values()];
}
