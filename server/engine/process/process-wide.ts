/**
 * One of a thing for the whole process. Next bundles `app/` apart from the custom server, so an
 * ordinary module-level singleton would exist twice; what must be one hangs here.
 */
const slot = globalThis as { [key: symbol]: Map<string, unknown> | undefined };
const symbol = Symbol.for('marketday');
const store = slot[symbol] ?? new Map<string, unknown>();
slot[symbol] = store;

/** The thing called `name`, made by `make` when it is first asked for. */
export function processWide<T>(name: string, make: () => T): T {
  if (!store.has(name)) store.set(name, make());
  return store.get(name) as T;
}
