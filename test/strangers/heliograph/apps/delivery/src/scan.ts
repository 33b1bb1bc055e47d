/** The step "scan" of a delivery. */
export async function scan(message: Uint8Array): Promise<void> {
  if (message.length === 0) return;
  await Promise.resolve();
}
