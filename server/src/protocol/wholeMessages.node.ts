import { Writable } from "node:stream";

/**
 * A stream in front of another one that sends each message of vscode-jsonrpc in one piece. The library writes its head,
 * a string, and its content, bytes, by themselves; each piece is a system call, and wakes whoever reads.
 */
export function wholeMessages(stream: Writable): Writable {
  let head = "";
  // The library hears of errors as whoever wrote, by `done`.
  stream.on("error", () => undefined);
  return new Writable({
    decodeStrings: false,
    write: (piece: string | Uint8Array, _, done) => {
      if (typeof piece === "string") {
        head += piece;
        done();
        return;
      }
      stream.cork();
      stream.write(head);
      stream.write(piece, done);
      stream.uncork();
      head = "";
    },
  });
}
