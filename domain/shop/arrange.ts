/** Returns a list with one of its words moved, added at its end or taken out; as it is where nothing is to be done. */
export function arrange(list: readonly string[], item: string, move: 'up' | 'down' | 'on' | 'off'): readonly string[] {
  const at = list.indexOf(item);
  if (move === 'on') return at < 0 ? [...list, item] : list;
  if (at < 0) return list;
  const rest = list.toSpliced(at, 1);
  if (move === 'off') return rest;
  return rest.toSpliced(Math.max(0, move === 'up' ? at - 1 : at + 1), 0, item);
}
