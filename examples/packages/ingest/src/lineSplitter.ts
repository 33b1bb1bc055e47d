/** Turns chunks that end anywhere into chunks that end with a whole line. */
export async function* wholeLines(chunks: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = "";
  for await (const chunk of chunks) {
    const text = rest + chunk;
    const cut = text.lastIndexOf("\n") + 1;
    rest = text.slice(cut);
    if (cut > 0) yield text.slice(0, cut);
  }
  if (rest !== "") yield rest;
}
