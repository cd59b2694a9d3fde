import type { BagLineView } from '#contract/bag/bag.ts';
import type { OwnBag } from '#contract/bag/own-bag.ts';
import { shopCurrency } from '#contract/shop/shop-currency.ts';
import type { VatCheck } from '#contract/vat-number/vat-number.ts';
import type { View } from '#contract/wire/views.ts';
import { nextSending } from '#domain/order/delivery-date.ts';
import { crossesCustoms } from '#domain/shipping/customs/customs-area.ts';
import { taxCountry } from '#domain/tariff/tax-rates.ts';
import { mayReverseCharge } from '#domain/tariff/tax-treatment.ts';
import { database } from '#server/engine/database/database.ts';
import type { Statements } from '#server/engine/database/statement.ts';
import type { TopicSource, Versioned } from '#server/engine/live/topic-source.ts';
import { automaticAlone, type MeansInHand, readMeans } from '#server/order/price/means-in-hand.ts';
import { offeredMethods, sendingOf } from '#server/order/price/offered-methods.ts';
import { type OrderTerms, readOrderTerms } from '#server/order/price/order-terms.ts';
import { topicOfPerson } from '#server/session/topic-of-person.ts';
import { readVatChecks } from '#server/vat-number/check-vat-number.ts';
import { type BagCard, judgeCards } from './bag-cards.ts';
import { type BagChoice, destinationOf, nothingChosen, type Place, placeOf } from './bag-choice.ts';
import { readBagLines } from './bag-view.ts';
import { priceBag } from './price-bag.ts';

type Db = Parameters<TopicSource<'my-bag'>['read']>[0];

interface BagRow {
  id: string;
  version: number;
  codes: string[];
  choice: BagChoice | null;
  cards: BagCard[];
}

export function readOwnBags(db: Db, personIds: string[]): Promise<Map<string, Versioned<'my-bag'>>> {
  return readBags(db, personIds, null);
}

/** Somebody's bag as it is priced to a place that they have not chosen yet. */
export async function readBagTo(personId: string, place: Place | null): Promise<View<'my-bag'> | null> {
  const view = (await readBags(database(), [personId], place)).get(personId);
  return view ? { topic: 'my-bag', ...view } : null;
}

async function readBags(db: Db, personIds: string[], place: Place | null) {
  // Read first, so that the data is never older than its version.
  const versions = await db.$queryRaw<BagRow[]>`
    SELECT id, version, (SELECT coalesce(array_agg(code ORDER BY added_at, code), '{}') FROM bag_code
        WHERE person_id = person.id) AS codes,
      (SELECT json_build_object('country', country, 'region', region, 'postalCode', postal_code,
          'shippingMethod', shipping_method, 'payer', payer, 'vatNumber', vat_number, 'gift', gift) FROM bag_choice WHERE person_id = person.id) AS choice,
      (SELECT coalesce(json_agg(json_build_object('id', gift_card.id, 'ending', ending, 'currency', currency,
          'balance', balance, 'expiresAt', expires_at, 'personId', gift_card.person_id) ORDER BY added_at, card_id), '[]')
        FROM bag_gift_card JOIN gift_card ON gift_card.id = card_id WHERE bag_gift_card.person_id = person.id) AS cards
    FROM person WHERE id = ANY (${personIds}::text[])`;
  const lines = await readBagLines(db, personIds);
  const variantIds = [...lines.values()].flatMap((bag) => bag.map(({ variantId }) => variantId));
  const terms = await readOrderTerms(db, variantIds);
  const people = versions.map(({ id, codes, choice }) => ({ id, codes, payer: choice?.payer ?? [] }));
  const means = await readMeansOfBags(db, people, terms);
  const vatNumbers = versions.flatMap(({ choice }) => choice?.vatNumber ?? []);
  const vatChecks = await readVatChecks(db, vatNumbers);
  return new Map(
    versions.map(({ id, version, codes, choice, cards }): [string, Versioned<'my-bag'>] => {
      const stored = choice ?? nothingChosen;
      const bag = {
        lines: lines.get(id) ?? [],
        personId: id,
        codes,
        choice: { ...stored, ...place },
        stored,
        cards,
        means,
        terms,
        vatCheck: vatChecks.get(stored.vatNumber ?? '') ?? null,
      };
      return [id, { version, data: asBag(bag) }];
    }),
  );
}

/** Reads nothing where nobody has typed a code, and nothing that applies by itself asks who has used it. */
export async function readMeansOfBags(
  db: Statements,
  people: readonly { id: string; codes: readonly string[]; payer: readonly string[] }[],
  { automatic }: OrderTerms,
): Promise<MeansInHand> {
  const isAsked = automatic.some(({ perPersonLimit }) => perPersonLimit !== null);
  const wanted = people
    .filter(({ codes }) => isAsked || codes.length > 0)
    .map(({ id, codes, payer }) => ({ personId: id, payer, promotionCodes: codes, giftCards: [] }));
  if (wanted.length === 0) return automaticAlone(automatic);
  return readMeans(db, wanted, { automatic, lock: false, ofBags: true });
}

interface Bag {
  lines: BagLineView[];
  personId: string;
  codes: readonly string[];
  choice: BagChoice;
  /** Differs where a page asks for another place. */
  stored: BagChoice;
  cards: readonly BagCard[];
  means: MeansInHand;
  terms: OrderTerms;
  /** Null: VIES wasn't asked about its VAT number, or there is none. */
  vatCheck: VatCheck | null;
}

function asBag({ lines, terms, choice, stored, cards, vatCheck, ...bag }: Bag): OwnBag {
  const held = lines.map((line) => line.heldUntil).filter((until) => until !== null);
  const currency = lines[0]?.price.currency ?? shopCurrency();
  const place = placeOf(choice, terms.taxes.origin);
  const { shippingMethod, payer, vatNumber } = choice;
  const validVatNumber = vatCheck?.result === 'valid' ? vatCheck.number : null;
  const judged = judgeCards(cards, { personId: bag.personId, currency, now: terms.now });
  const credits = judged.filter(({ refused }) => refused === null);
  const how = { credits, currency, destination: destinationOf(place), shippingMethod, payer, validVatNumber };
  const { priced, promotions, codes, method, methods, freeFrom } = priceBag({ ...bag, lines, terms, ...how });
  const { itemsAmount, discountAmount, shippingAmount, taxAmount, totalAmount, taxes } = priced;
  const off = (id: string) =>
    priced.adjustments.reduce((sum, { promotionId, amount }) => sum + (promotionId === id ? amount : 0), 0);
  const enteredOf = (number: string): OwnBag['vatNumber'] => ({
    number,
    result: vatCheck?.result ?? 'unknown',
    matters:
      terms.taxes.rule !== 'exempt' &&
      mayReverseCharge(terms.taxes.origin, { destination: how.destination, vatNumber: number }),
  });
  return {
    lines,
    itemCount: lines.reduce((sum, line) => sum + line.quantity, 0),
    itemsAmount,
    totals: { itemsAmount, discountAmount, shippingAmount, taxAmount, totalAmount, currency },
    promotions: promotions.map(({ id, code, title }) => ({ code, title, amount: off(id) })),
    codes,
    giftCards: judged.map(({ id, ending, balance, refused }) => {
      const amount = priced.credits.find((credit) => credit.id === id)?.amount ?? 0;
      return { id, ending, amount, leftAmount: balance - amount, refused };
    }),
    toPayAmount: priced.toPayAmount,
    place: { ...place, chosen: place.chosen && isSame(choice, stored) },
    crossesCustoms: crossesCustoms(terms.taxes.origin, { country: place.country, postalCode: place.postalCode ?? '' }),
    deliverable: lines.length === 0 || method !== null,
    shippingMethod: method?.method ?? null,
    taxCountry: taxCountry(terms.taxes, how.destination),
    shippingMethods: offeredMethods(methods, { itemsAmount, terms }),
    orderBy: new Date(nextSending(terms.now.getTime(), sendingOf(terms)).orderBy).toISOString(),
    freeDeliveryFrom: freeFrom,
    pricesInclude: terms.taxes.pricesInclude,
    vatNumber: vatNumber === null ? null : enteredOf(vatNumber),
    taxes,
    currency,
    heldUntil: held.sort()[0] ?? null,
    gift: choice.gift,
  };
}

const isSame = (one: Place, other: Place): boolean =>
  one.country === other.country && one.region === other.region && one.postalCode === other.postalCode;

export const ownBagTopic: TopicSource<'my-bag'> = topicOfPerson('my-bag', readOwnBags);
