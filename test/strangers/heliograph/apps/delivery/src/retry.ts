/** The step "retry" of a delivery. */
export async function retry(message: Uint8Array): Promise<void> {
  if (message.length === 0) return;
  await Promise.resolve();
}
