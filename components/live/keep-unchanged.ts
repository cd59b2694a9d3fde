type Json = Record<string, unknown>;

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null;

/**
 * `next` with every part of it that equals the same part of `before` replaced by that: what shows only such a part
 * sees that nothing has changed. For JSON: no cycles, no dates.
 */
export function keepUnchanged<T>(before: unknown, next: T): T {
  if (Object.is(before, next)) return next;
  if (!isObject(before) || !isObject(next) || Array.isArray(before) !== Array.isArray(next)) return next;
  const keys = Object.keys(next);
  const kept = (Array.isArray(next) ? [] : {}) as Json;
  for (const key of keys) kept[key] = keepUnchanged(before[key], (next as Json)[key]);
  const same =
    keys.length === Object.keys(before).length && keys.every((key) => key in before && kept[key] === before[key]);
  return (same ? before : kept) as T;
}
