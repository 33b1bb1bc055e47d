import { printableMessage } from "../../core/text/printable.ts";

/**
 * A sentence that the editor shows as a notification. VS Code makes links of `[text](address)` there, also of commands,
 * and what the sentence quotes is anybody's.
 */
export function noticeOf(message: string): string {
  return printableMessage(message.replaceAll("](", "] ("));
}
