import type { GoLiveCheck } from '#contract/go-live/go-live.ts';
import { settings } from '#server/config/settings.ts';
import { readRows } from '#server/engine/database/statement.ts';
import { takesTestOrders } from '#server/payment/payments-taken.ts';
import { missingForCheckout } from '#server/payment/why-checkout-is-closed.ts';
import { settingsOf } from '#server/shop/read-shop.ts';
import { type GoLiveFacts, judgeGoLive } from './judge-go-live.ts';

type StoredFacts = Pick<
  GoLiveFacts,
  'pieces' | 'withoutPhotograph' | 'withoutMaker' | 'guaranteeNotices' | 'today' | 'lots'
> & {
  shop: unknown;
  rule: string;
  zones: string[];
  texts: string[];
};

/**
 * The go-live list as things are now. A demo has none: nothing is sold there.
 * @param known left out: what the database says
 */
export async function readGoLive(known?: StoredFacts): Promise<GoLiveCheck[]> {
  const { DEMO, SMTP_URL, MAIL_FROM, PUBLIC_URL } = settings();
  if (DEMO) return [];
  const row = known ?? (await readFacts());
  const shop = settingsOf(row.shop);
  return judgeGoLive({
    ...row,
    shop,
    texts: new Set(row.texts),
    missingForCheckout: missingForCheckout(shop),
    testOrders: takesTestOrders(),
    smtp: SMTP_URL !== undefined,
    mailFrom: MAIL_FROM,
    publicUrl: PUBLIC_URL,
    vatDecided: row.rule !== 'unstated' || shop.vatPercent !== '',
  });
}

/** A shop that has never been started. */
export const newShop: StoredFacts = {
  shop: {},
  rule: 'unstated',
  zones: [],
  texts: [],
  guaranteeNotices: [],
  today: '',
  pieces: 0,
  withoutPhotograph: 0,
  withoutMaker: 0,
  lots: 0,
};

async function readFacts(): Promise<StoredFacts> {
  const [row] = await readRows<StoredFacts>`
    SELECT (SELECT "values" FROM shop_settings) AS shop, (SELECT rule FROM tax_settings) AS rule,
      (SELECT coalesce(json_agg(title ORDER BY position, id), '[]') FROM shipping_zone AS zone
       WHERE EXISTS (SELECT FROM shipping_rate WHERE zone_id = zone.id)) AS zones,
      (SELECT coalesce(json_agg(slug), '[]') FROM article
       WHERE kind = 'page' AND published_at <= clock_timestamp() AND btrim(body) <> '') AS texts,
      (SELECT coalesce(json_agg(language ORDER BY language), '[]') FROM guarantee_notice) AS "guaranteeNotices",
      (clock_timestamp() AT TIME ZONE 'UTC')::date::text AS today,
      (SELECT count(*)::int FROM auction WHERE state <> 'closed') AS lots,
      count(*)::int AS pieces,
      (count(*) FILTER (WHERE NOT EXISTS (SELECT FROM product_image WHERE product_id = product.id)))::int AS "withoutPhotograph",
      (count(*) FILTER (WHERE coalesce(product.safety ->> 'manufacturerAddress', '') = '' AND NOT EXISTS (
        SELECT FROM maker WHERE maker.name = product.maker AND coalesce(maker.safety ->> 'manufacturerAddress', '') <> '')))::int
        AS "withoutMaker"
    FROM product WHERE status = 'published'`;
  if (!row) throw new Error('The database did not answer.');
  return row;
}

export const mayOpen = (checks: readonly GoLiveCheck[]): boolean => checks.every(({ done, needed }) => done || !needed);
