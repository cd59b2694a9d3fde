import type { Customer, CustomerDetail, CustomerFilter, CustomerSort } from '#contract/customer/customer.ts';
import type { PageOf } from '#contract/value/page-of.ts';
import { typedNumber } from '#domain/order/order-number.ts';
import { countCustomers } from '#server/customer/count-customers.ts';
import { database } from '#server/engine/database/database.ts';
import { readShop } from '#server/shop/read-shop.ts';
import { onePage } from '#server/web/page-cursor.ts';
import { AccessProblem, notFound } from '#server/web/problem.ts';
import { Prisma } from '../../../prisma/generated/client.ts';

export interface CustomerQuery {
  /** Part of a name, an email address or a phone number, or an order number. */
  search?: string | undefined;
  show?: CustomerFilter | undefined;
  sort?: CustomerSort | undefined;
  /** The last customer of the page before. */
  after?: string | undefined;
  limit?: number | undefined;
}

type CustomerRow = Omit<Customer, 'currency' | 'lastOrderAt' | 'blockedAt'> & {
  lastOrderAt: Date | null;
  blockedAt: Date | null;
};

const columns = Prisma.sql`
  customer.id, name, email, phone, country, person_id IS NOT NULL AS "hasAccount", orders, open_orders AS "openOrders",
  spent_amount::float8 AS "spentAmount", last_order_at AS "lastOrderAt", lots_won AS "lotsWon", lots_owed AS "lotsOwed",
  blocked_at AS "blockedAt"`;

/** Of each sort, what is compared, with `<` from the greatest on and `>` from the least. */
const sorts: Record<CustomerSort, { by: Prisma.Sql; past: Prisma.Sql; direction: Prisma.Sql }> = {
  last_order: falling(Prisma.sql`coalesce(last_order_at, '-infinity')`),
  spent: falling(Prisma.sql`spent_amount`),
  orders: falling(Prisma.sql`orders`),
  newest: falling(Prisma.sql`created_at`),
  name: { by: Prisma.sql`lower(name)`, past: Prisma.sql`>`, direction: Prisma.sql`ASC` },
};

function falling(by: Prisma.Sql) {
  return { by, past: Prisma.sql`<`, direction: Prisma.sql`DESC` };
}

const openAlerts = Prisma.sql`
  SELECT 1 FROM alert WHERE alert.person_id = customer.person_id AND state IN ('waiting', 'offered')`;

const filters: Record<CustomerFilter, Prisma.Sql> = {
  open: Prisma.sql`open_orders > 0`,
  owes: Prisma.sql`lots_owed > 0`,
  blocked: Prisma.sql`blocked_at IS NOT NULL`,
  alerts: Prisma.sql`EXISTS (${openAlerts})`,
};

function found(search: string): Prisma.Sql {
  const words = search.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  if (words.length === 0) return Prisma.sql`false`;
  const named = words.map((word) => Prisma.sql`words LIKE '%' || trim(plain_words(${word})) || '%'`);
  const typed = typedNumber(search);
  if (!typed) return Prisma.sql`(${Prisma.join(named, ' AND ')})`;
  return Prisma.sql`((${Prisma.join(named, ' AND ')}) OR customer.id IN (
    WITH named AS (SELECT person_id, lower(email) AS email FROM orders
      WHERE number = ${typed.number}::int AND ${typed.prefix ?? ''} IN ('', replace(number_prefix, '-', '')))
    SELECT customer.id FROM named JOIN customer USING (person_id)
    UNION SELECT customer.id FROM named JOIN customer ON order_email = named.email
    JOIN person ON person.id = named.person_id WHERE kind <> 'account'))`;
}

const toCustomer =
  (currency: string) =>
  (row: CustomerRow): Customer => ({
    ...row,
    currency,
    lastOrderAt: row.lastOrderAt?.toISOString() ?? null,
    blockedAt: row.blockedAt?.toISOString() ?? null,
  });

const wantedBy = ({ search = '', show }: Pick<CustomerQuery, 'search' | 'show'>, more: readonly Prisma.Sql[] = []) =>
  Prisma.join(
    [...(show ? [filters[show]] : []), ...(search.trim() ? [found(search)] : []), ...more, Prisma.sql`true`],
    ' AND ',
  );

/** A page of customers. */
export async function readCustomers({
  search,
  show,
  sort = 'last_order',
  after,
  limit = 50,
}: CustomerQuery): Promise<PageOf<Customer>> {
  await countCustomers();
  const { currency } = await readShop();
  const { by, past, direction } = sorts[sort];
  const beyond = Prisma.sql`(${by}, id) ${past} (SELECT ${by}, id FROM customer WHERE id = ${after ?? null})`;
  const wanted = wantedBy({ search, show }, after === undefined ? [] : [beyond]);
  const rows = await database().$queryRaw<CustomerRow[]>`
    SELECT ${columns} FROM customer WHERE ${wanted} ORDER BY ${by} ${direction}, id ${direction} LIMIT ${limit + 1}::int`;
  const { shown, nextCursor } = onePage(rows, limit, ({ id }) => id);
  return { items: shown.map(toCustomer(currency)), nextCursor };
}

/** All of a list, a part at a time, each once: the list is as it was at first, though orders come in meanwhile. */
export async function* readAllCustomers(
  { sort = 'last_order', ...query }: Omit<CustomerQuery, 'after' | 'limit'>,
  perPart = 500,
): AsyncGenerator<Customer[]> {
  await countCustomers();
  const { currency } = await readShop();
  const { by, direction } = sorts[sort];
  const listed = await database().$queryRaw<{ id: string }[]>`
    SELECT id FROM customer WHERE ${wantedBy(query)} ORDER BY ${by} ${direction}, id ${direction}`;
  for (let from = 0; from < listed.length; from += perPart) {
    const ids = listed.slice(from, from + perPart).map(({ id }) => id);
    const rows = await database().$queryRaw<CustomerRow[]>`
      SELECT ${columns} FROM unnest(${ids}::text[]) WITH ORDINALITY AS listed (id, place)
      JOIN customer ON customer.id = listed.id ORDER BY place`;
    yield rows.map(toCustomer(currency));
  }
}

/** @throws AccessProblem `invalid` for one that is no customer’s, or of one who has been deleted since */
export async function requireCursor(id: string): Promise<void> {
  if ((await database().customer.count({ where: { id } })) > 0) return;
  throw new AccessProblem('invalid', 'This cursor is not valid any more. Begin again without one.', {
    field: 'cursor',
  });
}

/** @throws AccessProblem `not_found` */
export async function readCustomer(id: string): Promise<CustomerDetail> {
  await countCustomers();
  const { currency } = await readShop();
  const [row] = await database().$queryRaw<
    (CustomerRow &
      Pick<CustomerDetail, 'lotsBidOn' | 'returns' | 'messages' | 'alerts' | 'wishes' | 'storeCreditAmount'>)[]
  >`
    WITH theirs AS MATERIALIZED (
      SELECT orders.id FROM customer JOIN orders ON orders.person_id = customer.person_id WHERE customer.id = ${id}
      UNION
      SELECT orders.id FROM customer JOIN orders ON lower(orders.email) = customer.order_email
      JOIN person ON person.id = orders.person_id WHERE customer.id = ${id} AND person.kind <> 'account')
    SELECT ${columns},
      (SELECT count(*)::int FROM lot_bidder WHERE lot_bidder.person_id = customer.person_id) AS "lotsBidOn",
      (SELECT count(*)::int FROM order_return WHERE order_id IN (SELECT id FROM theirs)) AS returns,
      (SELECT count(*)::int FROM order_message WHERE order_id IN (SELECT id FROM theirs)) AS messages,
      (SELECT count(*)::int FROM (${openAlerts}) AS open) AS alerts,
      (SELECT count(*)::int FROM wish WHERE wish.person_id = customer.person_id) AS wishes,
      (SELECT coalesce(sum(balance), 0)::float8 FROM gift_card WHERE gift_card.person_id = customer.person_id
        AND gift_card.currency = ${currency} AND (expires_at IS NULL OR expires_at > clock_timestamp())) AS "storeCreditAmount"
    FROM customer WHERE customer.id = ${id}`;
  if (!row) throw notFound('customer');
  return { ...row, ...toCustomer(currency)(row) };
}
