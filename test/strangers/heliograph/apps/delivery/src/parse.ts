/** The step "parse" of a delivery. */
export async function parse(message: Uint8Array): Promise<void> {
  if (message.length === 0) return;
  await Promise.resolve();
}
