/** The step "send" of a delivery. */
export async function send(message: Uint8Array): Promise<void> {
  if (message.length === 0) return;
  await Promise.resolve();
}
