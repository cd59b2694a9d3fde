import { noteShopCurrency } from '#contract/shop/shop-currency.ts';
import type { PatchShop, ShopSettings } from '#contract/shop/shop-settings.ts';
import type { Problem } from '#contract/wire/problem.ts';
import { accept, type Decision, refuse } from '#domain/decision.ts';
import { shopCurrencies } from '#domain/money/shop-currencies.ts';
import { type Tx, transaction } from '#server/engine/database/database.ts';
import type { Prisma } from '../../prisma/generated/client.ts';
import { checkOpensAt } from './check-opens-at.ts';
import { judgeLook } from './look/judge-look.ts';
import { settingsOf } from './read-shop.ts';

export interface SavedShop {
  settings: ShopSettings;
  version: number;
}

/**
 * Writes the settings that are given; the others stay. Saving the same again changes nothing and announces nothing.
 * Refuses `settings_changed` if somebody has saved others since `seenVersion`, to take the country away, an amount for
 * delivery of lots that is free, a currency shops can’t use, to change it once anything has a price,
 * to change that amount while somebody is bound by a bid, an opening as `checkOpensAt`, and a look as `judgeLook`.
 */
export async function saveShop(given: PatchShop, seenVersion?: number): Promise<Decision<SavedShop, Problem>> {
  const saved = await transaction((tx) => saveLocked(tx, given, seenVersion));
  if (saved.ok) noteShopCurrency(saved.value.settings.currency);
  return saved;
}

async function saveLocked(tx: Tx, given: PatchShop, seenVersion?: number): Promise<Decision<SavedShop, Problem>> {
  const [before] = await tx.$queryRaw<{ values: Prisma.InputJsonObject; version: number; opened: boolean }[]>`
    SELECT "values", version, coalesce(opens_at <= clock_timestamp(), false) AS opened FROM shop_settings FOR UPDATE`;
  if (!before) throw new Error('The shop has no row of settings.');
  if (seenVersion !== undefined && seenVersion !== before.version)
    return refuse({
      code: 'settings_changed',
      message:
        'Someone else has changed the settings since you opened this page. Nothing was saved. Reload the page and enter your changes again.',
      version: before.version,
    });
  const wanted = Object.fromEntries(
    Object.entries(given).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
  if (wanted.country === '' && settingsOf(before.values).country !== '') return refuse(countryStays);
  const isNews = Object.entries(wanted).some(([name, value]) => before.values[name] !== value);
  const costsLots =
    wanted.lotDeliveryAmount !== undefined && wanted.lotDeliveryAmount !== settingsOf(before.values).lotDeliveryAmount;
  const merged = settingsOf({ ...before.values, ...wanted });
  const unreadable = judgeLook(merged, wanted);
  if (unreadable) return refuse(unreadable);
  if (merged.lotDeliveryPaidBy === 'shop' && merged.lotDeliveryAmount > 0) return refuse(freeHasNoAmount);
  if (merged.currency !== settingsOf(before.values).currency) {
    if (!shopCurrencies.has(merged.currency)) return refuse(currencyUnusable);
    if (await hasAmounts(tx)) return refuse(currencyStays);
    if (merged.lotDeliveryAmount > 0 && wanted.lotDeliveryAmount === undefined) return refuse(amountGoesAlong);
  }
  if (costsLots && (await someoneHasBid(tx))) return refuse(lotsKeepTheirDelivery);
  if (!isNews) return accept({ settings: settingsOf(before.values), version: before.version });
  // In another zone a date that has passed could close the shop again.
  const setsDate = wanted.opensAt !== undefined && wanted.opensAt !== before.values.opensAt;
  const values = { ...before.values, ...wanted, ...(before.opened && !setsDate ? { opensAt: '' } : {}) };
  const { opensAt, zone } = settingsOf(values);
  const moves = setsDate || zone !== settingsOf(before.values).zone;
  const problem = opensAt !== '' && moves ? await checkOpensAt(tx, opensAt, zone) : null;
  if (problem) return refuse(problem);
  const { version } = await tx.shopSettings.update({
    where: { id: 'shop' },
    data: { values },
    select: { version: true },
  });
  return accept({ settings: settingsOf(values), version });
}

/** Each VAT rule but one goes by it. */
const countryStays: Problem = {
  code: 'invalid',
  message: 'VAT goes by the shop’s country, so it can be changed but not removed. Nothing was saved.',
  field: 'country',
};

const currencyUnusable: Problem = {
  code: 'invalid',
  message: `Choose one of these currencies: ${[...shopCurrencies].join(', ')}. Nothing was saved.`,
  field: 'currency',
};

/** Amounts are kept in minor units of their own currency: in another they would be other amounts. */
const currencyStays: Problem = {
  code: 'invalid',
  message:
    'The shop has prices, orders or rates for delivery, and their amounts are kept in its currency. It can’t change any more. Nothing was saved.',
  field: 'currency',
};

/** It is in units of the currency it was set in. */
const amountGoesAlong: Problem = {
  code: 'invalid',
  message:
    'Delivery of a won lot has an amount in the former currency. Set it in the new one at the same time. Nothing was saved.',
  field: 'lotDeliveryAmount',
};

async function hasAmounts(tx: Tx): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ has: boolean }[]>`
    SELECT EXISTS (SELECT FROM variant) OR EXISTS (SELECT FROM auction) OR EXISTS (SELECT FROM orders)
      OR EXISTS (SELECT FROM gift_card) OR EXISTS (SELECT FROM promotion WHERE currency IS NOT NULL)
      OR EXISTS (SELECT FROM shipping_rate WHERE currency IS NOT NULL OR amount > 0 OR free_from > 0) AS has`;
  return row?.has ?? false;
}

async function someoneHasBid(tx: Tx): Promise<boolean> {
  const [row] = await tx.$queryRaw<{ has: boolean }[]>`
    SELECT EXISTS (SELECT FROM bid JOIN auction ON auction.id = auction_id WHERE state <> 'closed') AS has`;
  return row?.has ?? false;
}

const freeHasNoAmount: Problem = {
  code: 'invalid',
  message:
    'Delivery of lots can’t be free and have an amount. Enter 0, or choose the buyer as the one who pays. Nothing was saved.',
  field: 'lotDeliveryAmount',
};

/** A bid was made at the cost that was said with it. */
const lotsKeepTheirDelivery: Problem = {
  code: 'invalid',
  message:
    'An open lot has bids, and they were made at today’s cost of delivery. Change it once those lots have closed. Nothing was saved.',
  field: 'lotDeliveryAmount',
};
