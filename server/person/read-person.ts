import type { KnownPerson } from '#domain/person/scarce-use.ts';
import { readRows } from '#server/engine/database/statement.ts';
import { emailMark, placeMark } from './mark-of.ts';

interface KnownAddress {
  line1: string;
  line2: string | null;
  postalCode: string;
  country: string;
}

interface PersonRow {
  email: string | null;
  confirmed: boolean;
  openedAt: Date | null;
  hasBought: boolean;
  cardProvider: string | null;
  cardToken: string | null;
  cardOnFile: string | null;
  cardPaidWith: string | null;
  addressOnFile: KnownAddress | null;
  deliveredTo: KnownAddress | null;
}

export interface PersonOnFile extends Omit<KnownPerson, 'ageMs' | 'hasOwnMeans'> {
  openedAt: Date | null;
  /** By which they are counted: `server/person/mark-of`. Null: they have none that is known. */
  marks: { email: string | null; card: string | null; place: string | null };
  /** Whether a parcel reached their place; else it is what they typed. */
  placeIsProven: boolean;
  /** A card that was kept before its fingerprint was: only its provider knows it. */
  unmarkedCard: { provider: string; token: string } | null;
}

/** What is known of somebody that a program couldn't make up. @returns null for an id that nobody has */
export async function readPerson(personId: string): Promise<PersonOnFile | null> {
  const [row] = await readRows<PersonRow>`
    SELECT "user".email, coalesce("user".email_verified AND NOT coalesce("user".is_anonymous, false), false) AS confirmed,
      "user".created_at AS "openedAt", bought.has AS "hasBought", method.provider AS "cardProvider",
      method.token AS "cardToken", method.card_mark AS "cardOnFile", paid.card_mark AS "cardPaidWith",
      CASE WHEN address.person_id IS NOT NULL THEN jsonb_build_object('line1', address.line1, 'line2', address.line2,
        'postalCode', address.postal_code, 'country', address.country) END AS "addressOnFile",
      delivered.shipping_address AS "deliveredTo"
    FROM person LEFT JOIN "user" ON "user".id = person.user_id
    LEFT JOIN payment_method AS method ON method.person_id = person.id
    LEFT JOIN person_address AS address ON address.person_id = person.id
    CROSS JOIN LATERAL (
      SELECT EXISTS (
        SELECT FROM orders JOIN payment ON payment.order_id = orders.id
        WHERE orders.person_id = person.id AND payment.status = 'approved' AND payment.provider <> 'gift_card'
          AND payment.amount > 0 AND orders.refunded_amount < orders.total_amount AND NOT orders.is_test
          -- Until it has left, an order can be cancelled for nothing.
          AND orders.status IN ('partly_shipped', 'shipped', 'delivered', 'completed')) AS has
    ) AS bought
    LEFT JOIN LATERAL (
      SELECT payment.card_mark FROM orders JOIN payment ON payment.order_id = orders.id
      WHERE orders.person_id = person.id AND payment.status = 'approved' AND payment.card_mark IS NOT NULL AND NOT orders.is_test
      ORDER BY orders.placed_at DESC LIMIT 1
    ) AS paid ON true
    LEFT JOIN LATERAL (
      SELECT orders.shipping_address FROM orders
      WHERE orders.person_id = person.id AND orders.shipping_address ? 'line1' AND EXISTS (
        SELECT FROM shipment WHERE shipment.order_id = orders.id AND return_id IS NULL AND status = 'delivered')
      ORDER BY orders.placed_at DESC LIMIT 1
    ) AS delivered ON true
    WHERE person.id = ${personId}`;
  if (!row) return null;
  const { email, confirmed, openedAt, hasBought, cardProvider, cardToken, deliveredTo } = row;
  const place = deliveredTo ?? row.addressOnFile;
  const isUnmarked = row.cardOnFile === null && cardProvider !== null && cardToken !== null;
  return {
    ...{ confirmed, openedAt, hasBought },
    marks: {
      email: email !== null && confirmed ? emailMark(email) : null,
      card: row.cardOnFile ?? row.cardPaidWith,
      place: place && placeMark(place),
    },
    placeIsProven: deliveredTo !== null,
    unmarkedCard: isUnmarked ? { provider: cardProvider, token: cardToken } : null,
  };
}
