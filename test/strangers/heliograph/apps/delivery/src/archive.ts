/** The step "archive" of a delivery. */
export async function archive(message: Uint8Array): Promise<void> {
  if (message.length === 0) return;
  await Promise.resolve();
}
