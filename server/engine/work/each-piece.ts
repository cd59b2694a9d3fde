/**
 * Does due pieces of work, one after the other in each lane. One that fails keeps no other from being done.
 * @throws the first failure, after all of them
 */
export async function eachPiece<T>(
  pieces: readonly T[],
  work: (piece: T) => Promise<unknown>,
  { lanes = 1 } = {},
): Promise<void> {
  const left = [...pieces];
  const failures: unknown[] = [];
  const lane = async () => {
    for (let piece = left.shift(); piece !== undefined; piece = left.shift()) {
      await work(piece).catch((error: unknown) => failures.push(error));
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  if (failures.length > 0) throw failures[0];
}
