import { paymentProviders, paymentTraits } from '#contract/payment/payment-providers.ts';
import type { ShopSettings } from '#contract/shop/shop-settings.ts';
import type { Problem } from '#contract/wire/problem.ts';
import type { Tx } from '#server/engine/database/database.ts';
import { readShop } from '#server/shop/read-shop.ts';
import { Prisma } from '../../prisma/generated/client.ts';
import { paymentsTaken } from './payments-taken.ts';
import { setUpProvider } from './providers.ts';

export interface ClosedCheckout {
  /** What whoever wants to buy is told. */
  problem: Problem;
  /** What is missing, for whoever runs the shop. */
  missing: string;
}

export type CheckoutNeed = 'payments' | 'seller';

/** Returns what the checkout is closed for, each with its reason. Empty: it is open. The go-live list reads the same. */
export function missingForCheckout({
  sellerName,
  sellerAddress,
}: Pick<ShopSettings, 'sellerName' | 'sellerAddress'>): ReadonlyMap<CheckoutNeed, ClosedCheckout> {
  const missing = new Map<CheckoutNeed, ClosedCheckout>();
  if (paymentsTaken() === 'none') missing.set('payments', { problem: noPayments, missing: missingKeys() });
  if (!sellerName || !sellerAddress) missing.set('seller', { problem: noSeller, missing: missingSeller });
  return missing;
}

/** Why nobody can pay in this shop, whatever they buy; null: they can. */
export async function whyCheckoutIsClosed(db?: Tx): Promise<ClosedCheckout | null> {
  const [first = null] = missingForCheckout(await readShop(db)).values();
  return first;
}

/** True in a statement that reads it while the checkout is open. */
export const checkoutIsOpen = (): Prisma.Sql =>
  Prisma.sql`(${paymentsTaken() !== 'none'}::boolean AND ${sellerIsNamed})`;

export const sellerIsNamed = Prisma.sql`EXISTS (
  SELECT FROM shop_settings WHERE id = 'shop' AND coalesce("values" ->> 'sellerName', '') <> ''
    AND coalesce("values" ->> 'sellerAddress', '') <> '')`;

/** An invoice names who sells, so without a name and an address there is none, and no order to need it. */
const noSeller: Problem = {
  code: 'seller_not_set_up',
  message: 'We can’t take orders yet. Nothing was charged, and your bag stays as it is.',
};

const missingSeller = 'Invoices need the seller’s name and address. Enter both in the settings.';

export const noPayments: Problem = {
  code: 'payments_not_set_up',
  message: 'We can’t take payments yet. Nothing was charged, and your bag stays as it is.',
};

const names = paymentProviders.flatMap((provider) => paymentTraits[provider].name ?? []);
const namesOf = new Intl.ListFormat('en-GB', { type: 'disjunction' });
const toTest = 'To place test orders before that, set TEST_PAYMENTS=1.';

function missingKeys(): string {
  const provider = setUpProvider();
  if (provider)
    return `The keys of ${paymentTraits[provider].name} are test keys: no money would move. Set its live keys and start the shop again. ${toTest}`;
  return `No payment provider is set up. Set the keys of ${namesOf.format(names)} and start the shop again. ${toTest}`;
}
