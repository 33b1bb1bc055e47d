/** The step "spool" of a delivery. */
export async function spool(message: Uint8Array): Promise<void> {
  if (message.length === 0) return;
  await Promise.resolve();
}
