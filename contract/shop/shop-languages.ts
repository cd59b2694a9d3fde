import { type Language, languages } from '#contract/value/language.ts';

// The server's bundles each have this module; the process has one shop.
const place = Symbol.for('marketday.shop-languages');
const held = globalThis as { [place]?: readonly Language[] };

/** Returns the languages that the shop's pages are offered in beside the first, as this process read the settings last. */
export const otherShopLanguages = (): readonly Language[] => held[place] ?? [];

/** Keeps what the settings say for those who can't wait for them: what comes by an address is one of them or none. */
export function noteShopLanguages(offered: readonly Language[]): void {
  held[place] = offered.filter((one) => one !== languages[0]);
}
