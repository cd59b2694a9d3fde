import type { BagLineView } from '#contract/bag.ts';
import type { OwnBag } from '#contract/own.ts';
import type { Statements } from '#server/database/statement.ts';
import { automaticAlone, type MeansInHand, readMeans } from '#server/order-price/means-in-hand.ts';
import { type OrderTerms, readOrderTerms } from '#server/order-price/order-terms.ts';
import { type TopicSource, topicOfPerson, type Versioned } from '#server/topic-source.ts';
import { readBagLines } from './bag-view.ts';
import { priceBag } from './price-bag.ts';

type Db = Parameters<TopicSource<'my-bag'>['read']>[0];

export async function readOwnBags(db: Db, personIds: string[]): Promise<Map<string, Versioned<'my-bag'>>> {
  // Read first, so that the data is never older than its version.
  const versions = await db.$queryRaw<{ id: string; version: number; codes: string[] }[]>`
    SELECT id, version, (SELECT coalesce(array_agg(code ORDER BY added_at, code), '{}') FROM bag_code
      WHERE person_id = person.id) AS codes
    FROM person WHERE id = ANY (${personIds}::text[])`;
  const lines = await readBagLines(db, personIds);
  const variantIds = [...lines.values()].flatMap((bag) => bag.map(({ variantId }) => variantId));
  const terms = await readOrderTerms(db, variantIds);
  const means = await readMeansOfBags(db, versions, terms);
  return new Map(
    versions.map(({ id, version, codes }) => {
      const bag = { lines: lines.get(id) ?? [], personId: id, codes, terms };
      return [
        id,
        { version, data: asBag({ ...bag, means: codes.length > 0 ? means : automaticAlone(terms.automatic) }) },
      ];
    }),
  );
}

/** Reads nothing where nobody has typed a code. */
export async function readMeansOfBags(
  db: Statements,
  people: readonly { id: string; codes: readonly string[] }[],
  { automatic }: OrderTerms,
): Promise<MeansInHand> {
  const wanted = people
    .filter(({ codes }) => codes.length > 0)
    .map(({ id, codes }) => ({ personId: id, email: '', promotionCodes: codes, giftCards: [] }));
  return wanted.length === 0 ? automaticAlone(automatic) : readMeans(db, wanted, { automatic, lock: false });
}

interface Bag {
  lines: BagLineView[];
  personId: string;
  codes: readonly string[];
  means: MeansInHand;
  terms: OrderTerms;
}

function asBag({ lines, terms, ...bag }: Bag): OwnBag {
  const held = lines.map((line) => line.heldUntil).filter((until) => until !== null);
  const currency = lines[0]?.price.currency ?? 'EUR';
  const { priced, promotions, codes } = priceBag({ ...bag, lines, terms, currency });
  const { itemsAmount, discountAmount, shippingAmount, taxAmount, totalAmount, taxes } = priced;
  const off = (id: string) =>
    priced.adjustments.reduce((sum, { promotionId, amount }) => sum + (promotionId === id ? amount : 0), 0);
  return {
    lines,
    itemCount: lines.reduce((sum, line) => sum + line.quantity, 0),
    itemsAmount,
    totals: { itemsAmount, discountAmount, shippingAmount, taxAmount, totalAmount, currency },
    promotions: promotions.map(({ id, code, title }) => ({ code, title, amount: off(id) })),
    codes,
    pricesInclude: terms.taxes.pricesInclude,
    taxes,
    currency,
    heldUntil: held.sort()[0] ?? null,
  };
}

export const ownBagTopic: TopicSource<'my-bag'> = topicOfPerson('my-bag', readOwnBags);
