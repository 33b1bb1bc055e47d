/** The step "sign" of a delivery. */
export async function sign(message: Uint8Array): Promise<void> {
  if (message.length === 0) return;
  await Promise.resolve();
}
