/** `Sam Ode` as "SO", `Mina` as "M". */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/);
  const ends = words.length > 1 ? [words[0], words.at(-1)] : [words[0]];
  return ends.map((word = '') => [...word][0]?.toUpperCase() ?? '').join('');
}

/** "Sam is on this order too." */
export function colleagueWords(names: readonly string[], thing: 'order' | 'piece' | 'lot'): string {
  const firsts = names.map((name) => name.trim().split(/\s+/)[0] ?? name);
  const last = firsts.pop() ?? '';
  if (firsts.length === 0) return `${last} is on this ${thing} too.`;
  return `${firsts.join(', ')} and ${last} are on this ${thing} too.`;
}
