import { type Tx, transaction } from '#server/engine/database/database.ts';
import { newId } from '#server/engine/database/new-id.ts';
import { sql } from '#server/engine/database/sql.ts';
import { readRows } from '#server/engine/database/statement.ts';
import type { DueWork } from '#server/engine/work/due-work.ts';
import { readShop } from '#server/shop/read-shop.ts';

interface Concerned {
  people: string[];
  emails: string[];
}

/** So many changes are counted in one transaction, which may not take ten seconds. After an upgrade all orders are counted. */
const mostChanges = 20_000;

/**
 * Counts every customer again of whom something has changed, and makes those who are new. An account takes over the row of
 * its address, with its notes and its block, once the address is confirmed; an order placed without an account belongs to
 * the account with its address. Whoever shows customers calls this first.
 */
export async function countCustomers({ atOnce = mostChanges } = {}): Promise<void> {
  const { currency } = await readShop();
  for (;;) {
    const [waits] = await readRows`SELECT 1 FROM customer_change LIMIT 1`;
    if (!waits) return;
    await transaction(async (tx) => {
      // One at a time: what another counted is committed before this looks.
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('customers are counted'))`;
      const concerned = await takeChanges(tx, atOnce);
      if (concerned.people.length + concerned.emails.length === 0) return;
      await keepAccounts(tx, concerned);
      await keepAddresses(tx, concerned);
      await countAgain(tx, concerned, currency);
      await dropEmpty(tx, concerned);
    });
  }
}

/** So many changes wait for somebody to look: then they are counted without, since nobody may ever look. */
const mostWaiting = 50_000;

export const countManyCustomers: DueWork = {
  name: 'count customers',
  // By the ends of an index: this is asked every second.
  due: sql`
    SELECT clock_timestamp() FROM (SELECT max(id) - min(id) AS span FROM customer_change) AS waiting
    WHERE span >= ${mostWaiting}`,
  run: () => countCustomers(),
};

/** The accounts and addresses that changes name, and the addresses that these accounts had or have. */
async function takeChanges(tx: Tx, most: number): Promise<Concerned> {
  const [row] = await tx.$queryRaw<[{ people: string[] | null; emails: string[] | null }]>`
    WITH taken AS (
      DELETE FROM customer_change WHERE id IN (SELECT id FROM customer_change ORDER BY id LIMIT ${most}::int)
      RETURNING person_id, email, customer_id),
    named AS (
      SELECT person_id FROM taken WHERE person_id IS NOT NULL
      UNION SELECT person.id FROM taken JOIN "user" ON "user".email = taken.email JOIN person ON person.user_id = "user".id
      UNION SELECT customer.person_id FROM taken JOIN customer ON customer.id = taken.customer_id
        WHERE customer.person_id IS NOT NULL)
    SELECT
      (SELECT array_agg(person.id) FROM person JOIN named ON named.person_id = person.id
       WHERE kind = 'account' OR EXISTS (SELECT FROM customer WHERE customer.person_id = person.id)) AS people,
      (SELECT array_agg(email) FROM (
         SELECT email FROM taken WHERE email <> ''
         UNION SELECT order_email FROM customer JOIN named USING (person_id) WHERE order_email IS NOT NULL
         UNION SELECT order_email FROM customer JOIN taken ON taken.customer_id = customer.id WHERE order_email IS NOT NULL
         UNION SELECT "user".email FROM named JOIN person ON person.id = named.person_id JOIN "user" ON "user".id = person.user_id
           WHERE person.kind = 'account'
       ) AS theirs) AS emails`;
  return { people: row?.people ?? [], emails: row?.emails ?? [] };
}

/** A placeholder stands for an address that nobody has confirmed (server/session/address). */
const unconfirmed = '%@unconfirmed.invalid';

async function keepAccounts(tx: Tx, { people, emails }: Concerned): Promise<void> {
  // Addresses may have changed hands: nobody has one until all are given out again. Those that had one of these are taken
  // too, whose own change may be counted later.
  const had = [...people, ...(await havingAddresses(tx, emails))];
  await tx.$executeRaw`
    DELETE FROM customer USING person
    WHERE person.id = customer.person_id AND customer.person_id = ANY (${had}::text[]) AND person.kind <> 'account'`;
  await tx.$executeRaw`
    UPDATE customer SET order_email = NULL FROM person JOIN "user" ON "user".id = person.user_id
    WHERE person.id = customer.person_id AND person.id = ANY (${had}::text[]) AND order_email IS DISTINCT FROM "user".email`;
  const accounts = await tx.$queryRaw<{ personId: string; confirmed: string | null; merged: string | null }[]>`
    SELECT person.id AS "personId", CASE WHEN "user".email NOT LIKE ${unconfirmed} THEN "user".email END AS confirmed,
      other.id AS merged
    FROM person JOIN "user" ON "user".id = person.user_id
    LEFT JOIN customer AS other ON other.order_email = "user".email AND other.person_id IS NULL
    WHERE person.id = ANY (${people}::text[]) AND person.kind = 'account'`;
  for (const { personId, merged } of accounts) if (merged !== null) await takeOver(tx, { personId, merged });
  const made = accounts.map(({ personId }) => ({ id: newId(), personId }));
  await tx.$executeRaw`
    INSERT INTO customer (id, person_id, email)
    SELECT id, "personId", '' FROM json_to_recordset(${JSON.stringify(made)}::json) AS new (id text, "personId" text)
    ON CONFLICT (person_id) DO NOTHING`;
  await tx.$executeRaw`
    UPDATE customer SET name = "user".name,
      email = CASE WHEN "user".email LIKE ${unconfirmed} THEN coalesce("user".claimed_email, '') ELSE "user".email END,
      order_email = CASE WHEN "user".email NOT LIKE ${unconfirmed} THEN "user".email END
    FROM person JOIN "user" ON "user".id = person.user_id
    WHERE person.id = customer.person_id AND person.id = ANY (${people}::text[])`;
}

async function havingAddresses(tx: Tx, emails: readonly string[]): Promise<string[]> {
  const rows = await tx.$queryRaw<{ personId: string }[]>`
    SELECT person_id AS "personId" FROM customer WHERE order_email = ANY (${emails}::text[]) AND person_id IS NOT NULL`;
  return rows.map(({ personId }) => personId);
}

/** The account becomes the address's row, or, where it has one already, takes its notes and its block along. */
async function takeOver(tx: Tx, { personId, merged }: { personId: string; merged: string }): Promise<void> {
  const own = await tx.customer.findUnique({ where: { personId } });
  if (!own) {
    await tx.customer.update({ where: { id: merged }, data: { personId } });
    return;
  }
  const { blockedAt } = await tx.customer.findUniqueOrThrow({ where: { id: merged } });
  await tx.$executeRaw`
    INSERT INTO customer_note (id, customer_id, kind, body, actor, key, at)
    SELECT id || '-kept', ${own.id}, kind, body, actor, id, at FROM customer_note WHERE customer_id = ${merged}`;
  if (blockedAt !== null && own.blockedAt === null)
    await tx.customer.update({ where: { id: own.id }, data: { blockedAt } });
  await tx.customer.delete({ where: { id: merged } });
}

async function keepAddresses(tx: Tx, { emails }: Concerned): Promise<void> {
  const made = emails.map((email) => ({ id: newId(), email }));
  await tx.$executeRaw`
    INSERT INTO customer (id, email, order_email)
    SELECT new.id, new.email, new.email
    FROM json_to_recordset(${JSON.stringify(made)}::json) AS new (id text, email text)
    WHERE EXISTS (SELECT FROM orders JOIN person ON person.id = orders.person_id
      WHERE lower(orders.email) = new.email AND person.kind <> 'account')
    ON CONFLICT (order_email) DO NOTHING`;
}

async function countAgain(tx: Tx, { people, emails }: Concerned, currency: string): Promise<void> {
  await tx.$executeRaw`
    WITH them AS (
      SELECT id, person_id, order_email FROM customer WHERE person_id = ANY (${people}::text[])
      UNION SELECT id, person_id, order_email FROM customer WHERE order_email = ANY (${emails}::text[])),
    theirs AS (
      SELECT them.id AS customer_id, orders.* FROM them JOIN orders ON orders.person_id = them.person_id
      UNION ALL
      SELECT them.id, orders.* FROM them JOIN orders ON lower(orders.email) = them.order_email
      JOIN person ON person.id = orders.person_id WHERE person.kind <> 'account'),
    counted AS (
      SELECT customer_id, count(*) FILTER (WHERE paid_at IS NOT NULL) AS orders,
        count(*) FILTER (WHERE status NOT IN ('delivered', 'completed', 'cancelled', 'refunded')) AS open_orders,
        coalesce(sum(total_amount - gift_card_amount - (
            SELECT coalesce(sum(refund.amount - refund.gift_card_amount), 0) FROM refund WHERE refund.order_id = theirs.id))
          FILTER (WHERE paid_at IS NOT NULL AND NOT is_test AND currency = ${currency}), 0) AS spent_amount,
        max(placed_at) AS last_order_at,
        count(*) FILTER (WHERE auction_id IS NOT NULL AND status <> 'cancelled' AND NOT (offer AND status = 'placed')) AS lots_won,
        count(*) FILTER (WHERE auction_id IS NOT NULL AND status = 'placed' AND NOT offer) AS lots_owed,
        (array_agg(shipping_address ->> 'name' ORDER BY placed_at DESC)
          FILTER (WHERE shipping_address ->> 'name' IS NOT NULL))[1] AS name,
        (array_agg(shipping_address ->> 'country' ORDER BY placed_at DESC)
          FILTER (WHERE shipping_address ->> 'country' IS NOT NULL))[1] AS country,
        (array_agg(phone ORDER BY placed_at DESC) FILTER (WHERE phone IS NOT NULL))[1] AS phone
      FROM theirs GROUP BY customer_id)
    UPDATE customer SET orders = coalesce(counted.orders, 0), open_orders = coalesce(counted.open_orders, 0),
      spent_amount = coalesce(counted.spent_amount, 0), last_order_at = counted.last_order_at,
      lots_won = coalesce(counted.lots_won, 0), lots_owed = coalesce(counted.lots_owed, 0),
      name = CASE WHEN customer.person_id IS NULL OR customer.name = '' THEN coalesce(counted.name, '') ELSE customer.name END,
      country = counted.country, phone = counted.phone,
      words = plain_words(
        CASE WHEN customer.person_id IS NULL OR customer.name = '' THEN '' ELSE customer.name || ' ' END
        || coalesce(counted.name, '') || ' ' || customer.email || ' ' || coalesce(counted.phone, ''))
    FROM them LEFT JOIN counted ON counted.customer_id = them.id WHERE customer.id = them.id`;
}

/** An address whose orders went to an account, or were forgotten, is nobody any more; unless the team wrote something down. */
async function dropEmpty(tx: Tx, { emails }: Concerned): Promise<void> {
  await tx.$executeRaw`
    DELETE FROM customer WHERE order_email = ANY (${emails}::text[]) AND person_id IS NULL AND last_order_at IS NULL
      AND blocked_at IS NULL AND NOT EXISTS (SELECT FROM customer_note WHERE customer_id = customer.id)`;
}
