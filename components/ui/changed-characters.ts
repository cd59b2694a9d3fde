export interface FigurePart {
  text: string;
  /** What stood in the place of a character, if that was another; null where nothing changed. */
  before: string | null;
  /** The place of its last character from the right: the last digit is 0. */
  fromRight: number;
}

/** Characters are aligned at the right: from `€1,220` to `€1,240` only the `4` is new. */
export function changedCharacters(before: string, after: string): FigurePart[] {
  const parts: FigurePart[] = [];
  for (const [index, text] of [...after].entries()) {
    const fromRight = after.length - 1 - index;
    const old = before[before.length - 1 - fromRight];
    const last = parts.at(-1);
    if (old !== text) parts.push({ text, before: old ?? '', fromRight });
    else if (last?.before === null) Object.assign(last, { text: last.text + text, fromRight });
    else parts.push({ text, before: null, fromRight });
  }
  return parts;
}
