/**
 * A browser without JavaScript goes back to its list, with the row that asks something or whose price can be put back.
 */
import type { ChangePiece } from '#contract/catalogue/desk-pieces.ts';
import type { Problem } from '#contract/wire/problem.ts';
import type { PriceUndo } from '#server/stock/edit-variant.ts';

const path = '/desk/pieces';
/** What a list was asked for; all else in its address was about an earlier change. */
const kept = ['q', 'state', 'after'];

/** The list that the form was on; one with this row in it, where the browser doesn't say. */
function listOf(sku: string, headers: Headers): URLSearchParams {
  const from = headers.get('referer') ?? '';
  const referer = URL.canParse(from) ? new URL(from) : null;
  if (referer?.pathname !== path) return new URLSearchParams({ q: sku });
  return new URLSearchParams([...referer.searchParams].filter(([name]) => kept.includes(name)));
}

export function changedAddress(sku: string, undo: PriceUndo | null, headers: Headers): string {
  const query = listOf(sku, headers);
  if (undo) query.set('changed', sku);
  return query.size > 0 ? `${path}?${query}` : path;
}

/** The list with what was typed and the question about it; nothing for a refusal that asks nothing. */
export function questionAddress(
  sku: string,
  refusal: Problem,
  { price, onHand, seenOnHand, addOnHand }: ChangePiece,
  headers: Headers,
): { questionAt?: string } {
  if (refusal.code !== 'price_unconfirmed' && refusal.code !== 'stock_moved') return {};
  const query = listOf(sku, headers);
  query.set('ask', sku);
  query.set('about', refusal.code === 'stock_moved' ? 'stock' : 'price');
  const wanted = addOnHand === undefined || seenOnHand === undefined ? onHand : seenOnHand + addOnHand;
  for (const [name, value] of Object.entries({ price, count: wanted, seen: seenOnHand })) {
    if (value !== undefined) query.set(name, String(value));
  }
  return { questionAt: `${path}?${query}` };
}

/** The page of a variant's numbers. */
export const numbersAddress = (sku: string): string => `${path}/${encodeURIComponent(sku)}/numbers`;
