/** Returns a title or a name for an address: small letters and digits joined by hyphens; empty if nothing is left of it. */
export function slugOf(words: string): string {
  return words
    .replaceAll('ß', 'ss')
    .replaceAll(/æ/gi, 'ae')
    .replaceAll(/ø/gi, 'o')
    .replaceAll(/ł/gi, 'l')
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/['’]/g, '')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 80)
    .replaceAll(/^-+|-+$/g, '');
}

/** The first that isn't taken: the slug itself, then `-2`, `-3` … */
export function freeSlug(slug: string, isTaken: (slug: string) => boolean): string {
  const base = slug || 'piece';
  let free = base;
  for (let number = 2; isTaken(free); number++) free = `${base}-${number}`;
  return free;
}
