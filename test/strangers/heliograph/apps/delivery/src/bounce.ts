/** The step "bounce" of a delivery. */
export async function bounce(message: Uint8Array): Promise<void> {
  if (message.length === 0) return;
  await Promise.resolve();
}
