/** The step "connect" of a delivery. */
export async function connect(message: Uint8Array): Promise<void> {
  if (message.length === 0) return;
  await Promise.resolve();
}
