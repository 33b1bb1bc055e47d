/** The step "throttle" of a delivery. */
export async function throttle(message: Uint8Array): Promise<void> {
  if (message.length === 0) return;
  await Promise.resolve();
}
