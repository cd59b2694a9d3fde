/**
 * Around each test file of a process that many share, one after another, in an order that changes from run to run. Each finds
 * what the process holds as a new one would, and fails if it leaves something changed that can’t be put back for the next.
 */
import { afterAll, expect, vi } from 'vitest';
import { defaultCurrency, noteShopCurrency } from '#contract/shop/shop-currency.ts';
import { changesOf, surroundings } from './surroundings.ts';

type Held = Record<string, unknown>;
/** Where `processWide` keeps its things, and here how each of them was made. */
const store = Symbol.for('marketday');
const asMade = Symbol.for('marketday.as-made');
const slot = globalThis as { [store]?: Map<string, unknown>; [asMade]?: Map<string, Held> };
slot[asMade] ??= new Map();
const made = slot[asMade];

class Remembering extends Map<string, unknown> {
  override set(name: string, value: unknown): this {
    if (isHolder(value)) made.set(name, { ...value });
    return super.set(name, value);
  }
}
const isHolder = (value: unknown): value is Held =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;

slot[store] ??= new Remembering();
for (const [name, first] of made) {
  const held = slot[store].get(name) as Held;
  for (const key of Object.keys(held)) if (!(key in first)) delete held[key];
  Object.assign(held, first);
}
noteShopCurrency(defaultCurrency);

const before = surroundings();

// Registered first, so it runs last.
afterAll(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  vi.unstubAllEnvs();
  expect(changesOf(before, surroundings()), 'what this file leaves changed for the next in its process').toEqual([]);
});
