export interface RolledCharacter {
  character: string;
  /** What stood in its place, if that was another; null where nothing changed. */
  before: string | null;
  /** Its place from the right: the last digit is 0. */
  fromRight: number;
}

/**
 * A figure's characters and what each replaces, aligned at the right: from `€1,220` to `€1,240` only
 * the `4` is new. A character without a predecessor counts as new.
 */
export function changedCharacters(before: string, after: string): RolledCharacter[] {
  return [...after].map((character, index) => {
    const fromRight = after.length - 1 - index;
    const old = before[before.length - 1 - fromRight];
    return { character, before: old === character ? null : (old ?? ''), fromRight };
  });
}
