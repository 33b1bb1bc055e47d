/** The step "route" of a delivery. */
export async function route(message: Uint8Array): Promise<void> {
  if (message.length === 0) return;
  await Promise.resolve();
}
