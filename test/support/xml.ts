import assert from "node:assert/strict";

export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** All that stands in it and in those below it. */
  text: string;
}

const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>';

/** Every piece of markup that XML 1.0 has and a report needs: what is none of these is no XML. */
const PIECE =
  /<\/([a-z-]+)>|<([a-z-]+)((?: [a-z-]+="[^<&"]*(?:&[^;<&"]+;[^<&"]*)*")*)(\/?)>|([^<&]*(?:&[^;<&]+;[^<&]*)*)/y;

/** Reads XML strictly; fails for what is not well-formed. */
export function elementsOf(text: string): readonly Element[] {
  assert.doesNotMatch(text, /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/u);
  assert.ok(text.startsWith(DECLARATION));
  const all: Element[] = [];
  const open: Element[] = [];
  for (let at = DECLARATION.length; at < text.length; ) {
    PIECE.lastIndex = at;
    const found = PIECE.exec(text);
    assert.ok(found !== null && found[0] !== "", `no markup at ${JSON.stringify(text.slice(at, at + 80))}`);
    at += found[0].length;
    const [, closing, opening, attributes = "", isEmpty, content] = found;
    if (closing !== undefined) assert.equal(open.pop()?.name, closing);
    else if (opening !== undefined) {
      const element = { name: opening, attributes: attributesIn(attributes), text: "" };
      all.push(element);
      if (isEmpty === "") open.push(element);
    } else for (const element of open) element.text += decoded(content ?? "");
  }
  assert.deepEqual(open, []);
  return all;
}

function attributesIn(text: string): Readonly<Record<string, string>> {
  return Object.fromEntries(
    [...text.matchAll(/ ([a-z-]+)="([^"]*)"/g)].map(([, name = "", value = ""]) => [name, decoded(value)]),
  );
}

const NAMED: ReadonlyMap<string, string> = new Map([
  ["amp", "&"],
  ["lt", "<"],
  ["gt", ">"],
  ["quot", '"'],
]);

function decoded(text: string): string {
  return text.replace(/&([^;]*);/g, (_, reference: string) => {
    const code = /^#(\d+)$/.exec(reference)?.[1];
    const character = code === undefined ? NAMED.get(reference) : String.fromCodePoint(Number(code));
    assert.ok(character !== undefined, reference);
    // A reference may only stand for what XML has at all.
    assert.match(character, /^[\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]$/u);
    return character;
  });
}
