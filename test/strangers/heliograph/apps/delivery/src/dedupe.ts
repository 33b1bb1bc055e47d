/** The step "dedupe" of a delivery. */
export async function dedupe(message: Uint8Array): Promise<void> {
  if (message.length === 0) return;
  await Promise.resolve();
}
