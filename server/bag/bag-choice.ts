/** Where a bag goes and how, as its person has chosen: kept until they have bought what is in it. */
import type { BagDelivery } from '#contract/bag/bag.ts';
import type { OwnBag } from '#contract/bag/own-bag.ts';
import type { Destination } from '#domain/tariff/tax-rates.ts';
import { type Statements, writeRows } from '#server/engine/database/statement.ts';

export interface BagChoice {
  country: string | null;
  region: string | null;
  postalCode: string | null;
  shippingMethod: string | null;
  /** By whose uses of promotions a guest's bag is priced. */
  payer: readonly string[];
  /** As it was entered at the checkout. */
  vatNumber: string | null;
  /** It is a present: the checkout's form begins with it. */
  gift: boolean;
}

export type Place = Pick<BagChoice, 'country' | 'region' | 'postalCode'>;

export const nothingChosen: BagChoice = {
  country: null,
  region: null,
  postalCode: null,
  shippingMethod: null,
  payer: [],
  vatNumber: null,
  gift: false,
};

/** Keeps a choice; a place is replaced whole, and only with its country. Idempotent. */
export async function keepChoice(
  personId: string,
  { country, region, postalCode, shippingMethod }: BagDelivery,
): Promise<void> {
  await writeRows`
    INSERT INTO bag_choice AS kept (person_id, country, region, postal_code, shipping_method)
    VALUES (${personId}, ${country ?? null}, ${(country && region) ?? null}, ${(country && postalCode) ?? null},
      ${shippingMethod ?? null})
    ON CONFLICT (person_id) DO UPDATE SET
      country = coalesce(EXCLUDED.country, kept.country),
      region = CASE WHEN EXCLUDED.country IS NULL THEN kept.region ELSE EXCLUDED.region END,
      postal_code = CASE WHEN EXCLUDED.country IS NULL THEN kept.postal_code ELSE EXCLUDED.postal_code END,
      shipping_method = coalesce(EXCLUDED.shipping_method, kept.shipping_method)`;
}

/**
 * Keeps who would have paid an order that was refused for its price, and tells the bag again in any case: whoever pays next has
 * seen what the order would cost.
 */
export async function keepPayer(personId: string, payer: readonly string[]): Promise<void> {
  await writeRows`
    INSERT INTO bag_choice (person_id, payer) VALUES (${personId}, ${payer}::text[])
    ON CONFLICT (person_id) DO UPDATE SET payer = EXCLUDED.payer`;
}

/** Keeps a buyer's VAT number and tells the bag again, since what VIES says of it may be new. @param vatNumber null: none */
export async function keepVatNumber(personId: string, vatNumber: string | null): Promise<void> {
  await writeRows`
    INSERT INTO bag_choice (person_id, vat_number) VALUES (${personId}, ${vatNumber})
    ON CONFLICT (person_id) DO UPDATE SET vat_number = EXCLUDED.vat_number`;
}

/** Keeps whether a bag is a present. Idempotent. */
export async function keepGift(personId: string, gift: boolean): Promise<void> {
  await writeRows`
    INSERT INTO bag_choice (person_id, gift) VALUES (${personId}, ${gift})
    ON CONFLICT (person_id) DO UPDATE SET gift = EXCLUDED.gift WHERE bag_choice.gift <> EXCLUDED.gift`;
}

/** Of a bag, and the shop's own country until somebody has chosen. */
export const placeOf = ({ country, region, postalCode }: Place, origin: string): OwnBag['place'] =>
  country === null
    ? { country: origin, region: null, postalCode: null, chosen: false }
    : { country, region, postalCode, chosen: true };

export const destinationOf = ({ country, region, postalCode }: OwnBag['place']): Destination => ({
  country,
  region: region ?? undefined,
  postalCode: postalCode ?? '',
});

export async function readChoice(db: Statements, personId: string): Promise<BagChoice> {
  const [choice] = await db.$queryRaw<BagChoice[]>`
    SELECT country, region, postal_code AS "postalCode", shipping_method AS "shippingMethod", payer, vat_number AS "vatNumber", gift
    FROM bag_choice WHERE person_id = ${personId}`;
  return choice ?? nothingChosen;
}
