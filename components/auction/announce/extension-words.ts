/** By how much a late bid moved the close, on the screen. */

/** `1 min 52 s`, for the screen. */
export function lengthShort(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000));
  const [minutes, rest] = [Math.floor(seconds / 60), seconds % 60];
  if (minutes === 0) return `${rest} s`;
  return rest === 0 ? `${minutes} min` : `${minutes} min ${rest} s`;
}

const nth = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth'];

/** `once`, `for the fifth time`. */
export const extensionCount = (count: number): string =>
  count === 1 ? 'once' : `for the ${nth[count - 1] ?? `${count}th`} time`;
