import type { AlertKind, AlertState, LinkedAlert, LinkedList } from '#contract/alert/alert.ts';
import { alertHref } from '#domain/alert/alert-href.ts';
import { soleVariantTitle } from '#domain/stock/sole-variant.ts';
import { database } from '#server/engine/database/database.ts';
import { readRows } from '#server/engine/database/statement.ts';
import { readShop } from '#server/shop/read-shop.ts';
import { alertKey, ownerOfLists, readAlertKey } from './alert-link.ts';
import { readPlace } from './alert-row.ts';

interface Row {
  id: string;
  kind: AlertKind;
  state: AlertState;
  what: string | null;
  list: string | null;
  slug: string | null;
  sku: string | null;
  available: number | null;
  offeredUntil: Date | null;
  priceAmount: number | null;
  currency: string | null;
}

/** @returns null for a key that is not ours, and for an alert that is gone */
export async function readAlertByLink(key: string): Promise<LinkedAlert | null> {
  const id = readAlertKey(key);
  if (id === null) return null;
  const [row] = await readRows<Row>`
    SELECT alert.id, kind, state, list, slug, sku, on_hand - reserved AS available, offered_until AS "offeredUntil",
           price_amount AS "priceAmount", currency,
           coalesce(alert.maker, list_name, product.title || CASE variant.title WHEN ${soleVariantTitle} THEN '' ELSE ', ' || variant.title END) AS what
    FROM alert LEFT JOIN variant ON variant.id = alert.variant_id LEFT JOIN product ON product.id = variant.product_id
    WHERE alert.id = ${id}`;
  if (!row) return null;
  const { kind, state, list, slug, sku, available, offeredUntil, priceAmount, currency } = row;
  const what = row.what ?? (await readShop()).shopName;
  return {
    kind,
    state,
    what,
    href: alertHref({ kind, list, slug, sku, maker: what }),
    place: await readPlace(database(), id),
    available: available ?? 0,
    offeredUntil: offeredUntil?.toISOString() ?? null,
    price: priceAmount === null || currency === null ? null : { amount: priceAmount, currency },
  };
}

/** The lists that somebody watches, behind a mail about several. @returns null for a key of another kind, and for none */
export async function readListsByLink(key: string): Promise<LinkedList[] | null> {
  const owner = ownerOfLists(readAlertKey(key) ?? '');
  if (owner === null) return null;
  const lists = await readRows<{ id: string; name: string; href: string }>`
    SELECT id, list_name AS name, list AS href FROM alert
    WHERE person_id = ${owner} AND kind = 'piece_fits' AND state = 'waiting' ORDER BY asked_at, id`;
  return lists.map(({ id, name, href }) => ({ key: alertKey(id), name, href }));
}
