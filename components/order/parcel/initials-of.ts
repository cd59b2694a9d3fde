/** `Maud Renard` and `M. R.` as `M. R.`; a single word as its first letter. */
export const initialsOf = (name: string): string =>
  (name.match(/\p{L}+/gu) ?? []).map((word) => `${word.charAt(0).toUpperCase()}.`).join(' ') || name;
