/** No header of LSP comes near it. */
const LONGEST_HEAD = 4_096;
/** No message comes near it: documents have 4 MB at most. */
const LONGEST_BODY = 512 * 1024 * 1024;

const HEAD_END = "\r\n\r\n";

/**
 * Follows a stream of messages by their headers. Behind one that cannot be read nobody knows where the next message
 * begins: the library would wait for ever.
 */
export class MessageFrames {
  #head = "";
  #bodyLeft = 0;

  /** False for a piece of the stream with a header that cannot be read. */
  take(piece: Uint8Array): boolean {
    for (let at = 0; at < piece.length; ) {
      if (this.#bodyLeft > 0) {
        const taken = Math.min(this.#bodyLeft, piece.length - at);
        this.#bodyLeft -= taken;
        at += taken;
        continue;
      }
      const before = this.#head.length;
      this.#head += String.fromCharCode(...piece.subarray(at, at + LONGEST_HEAD));
      const end = this.#head.indexOf(HEAD_END);
      if (end < 0) return this.#head.length < LONGEST_HEAD;
      const length = lengthIn(this.#head.slice(0, end));
      if (length === undefined) return false;
      at += end + HEAD_END.length - before;
      this.#bodyLeft = length;
      this.#head = "";
    }
    return true;
  }
}

/** How many bytes the header says that its message has. */
function lengthIn(head: string): number | undefined {
  const fields = head.split("\r\n");
  if (!fields.every((field) => /^[\w-]+:/.test(field))) return undefined;
  const field = fields.find((one) => /^content-length:/i.test(one));
  const digits = /:[ \t]*(\d{1,9})$/.exec(field ?? "")?.[1];
  return digits === undefined || Number(digits) > LONGEST_BODY ? undefined : Number(digits);
}
