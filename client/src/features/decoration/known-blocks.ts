/** Blocks that this client can show: a newer server may send kinds that an older client does not know. */
export function knownBlocks<B extends { type: string }>(
  blocks: readonly B[],
  renderers: Readonly<Record<string, unknown>>,
): B[] {
  return blocks.filter(({ type }) => Object.prototype.hasOwnProperty.call(renderers, type));
}
