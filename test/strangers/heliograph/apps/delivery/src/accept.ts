/** The step "accept" of a delivery. */
export async function accept(message: Uint8Array): Promise<void> {
  if (message.length === 0) return;
  await Promise.resolve();
}
