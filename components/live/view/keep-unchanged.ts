type Json = Record<string, unknown>;

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null;

/** Takes equal parts from `before`, so that their readers see no change. For JSON: no cycles, no dates. */
export function keepUnchanged<T>(before: unknown, next: T): T {
  if (Object.is(before, next)) return next;
  if (!isObject(before) || !isObject(next) || Array.isArray(before) !== Array.isArray(next)) return next;
  const own = (key: string) => (Object.hasOwn(before, key) ? before[key] : undefined);
  const parts = Object.entries(next).map(([key, part]) => [key, keepUnchanged(own(key), part)] as const);
  const same =
    parts.length === Object.keys(before).length &&
    parts.every(([key, part]) => Object.hasOwn(before, key) && Object.is(part, before[key]));
  if (same) return before as T;
  // Not by assignment: a part may be called `__proto__`.
  return (Array.isArray(next) ? parts.map(([, part]) => part) : Object.fromEntries(parts)) as T;
}
