/** The step "report" of a delivery. */
export async function report(message: Uint8Array): Promise<void> {
  if (message.length === 0) return;
  await Promise.resolve();
}
