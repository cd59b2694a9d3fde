import type { DeskView } from '#contract/desk/desk.ts';
import { shopCurrency } from '#contract/shop/shop-currency.ts';
import type { Tx } from '#server/engine/database/database.ts';

/** "Today" is the day in the shop's time zone, by the database's clock: the same for everyone at the desk. */
export async function readDay(db: Tx, zone: string): Promise<{ day: string; dayEndsAt: string }> {
  const [row] = await db.$queryRaw<{ day: string; endsAt: Date }[]>`
    SELECT to_char(today, 'YYYY-MM-DD') AS day, (today + interval '1 day') AT TIME ZONE ${zone}::text AS "endsAt"
    FROM (SELECT date_trunc('day', clock_timestamp() AT TIME ZONE ${zone}::text) AS today) AS shops`;
  if (!row) throw new Error('The database did not tell the day.');
  return { day: row.day, dayEndsAt: row.endsAt.toISOString() };
}

/** An order counts once it is paid; what was refunded of it is taken off. */
export async function readFigures(db: Tx, zone: string): Promise<DeskView['figures']> {
  const [takings] = await db.$queryRaw<{ currency: string; orders: number; amount: number; refunded: number }[]>`
    SELECT currency, count(*)::int AS orders, sum(total_amount - refunded_amount)::float8 AS amount,
      sum(refunded_amount)::float8 AS refunded
    FROM orders WHERE paid_at >= date_trunc('day', clock_timestamp(), ${zone}::text) AND NOT is_test
    GROUP BY currency ORDER BY orders DESC LIMIT 1`;
  const [held] = await db.$queryRaw<{ units: number; amount: number; currency: string | null; next: Date | null }[]>`
    SELECT coalesce(sum(quantity), 0)::int AS units, coalesce(sum(quantity::bigint * price_amount), 0)::float8 AS amount,
           min(currency) AS currency,
           (SELECT min(expires_at) FROM reservation WHERE expires_at > clock_timestamp()) AS next
    FROM reservation JOIN variant ON variant.id = variant_id`;
  const [open] = await db.$queryRaw<
    {
      toPack: number;
      toShip: number;
      toAnswer: number;
      openLots: number;
      openReturns: number;
      toRead: number;
      messages: number;
      carrierProblems: number;
      withdrawalsToMatch: number;
      withdrawalsDue: number;
    }[]
  >`
    SELECT (SELECT count(*)::int FROM orders WHERE status IN ('authorised', 'paid', 'packing')) AS "toPack",
           (SELECT count(*)::int FROM orders WHERE status IN ('packed', 'partly_shipped')) AS "toShip",
           (SELECT count(DISTINCT order_id)::int FROM order_message
            WHERE author = 'customer' AND read_at IS NULL) AS "toAnswer",
           (SELECT count(*)::int FROM auction WHERE state = 'open') AS "openLots",
           (SELECT count(*)::int FROM order_return WHERE status IN ('requested', 'received')) AS "openReturns",
           (SELECT count(*)::int FROM review WHERE state = 'waiting')
             + (SELECT count(*)::int FROM question WHERE state = 'waiting') AS "toRead",
           (SELECT count(*)::int FROM contact_message WHERE answered_at IS NULL) AS messages,
           (SELECT count(*)::int FROM carrier_message WHERE status IN ('failed', 'unmatched')) AS "carrierProblems",
           (SELECT count(*)::int FROM withdrawal WHERE status = 'to_match') AS "withdrawalsToMatch",
           (SELECT count(*)::int FROM withdrawal WHERE status IN ('to_match', 'to_refund')
            AND received_at < clock_timestamp() - interval '13 days') AS "withdrawalsDue"`;
  return {
    ordersToday: takings?.orders ?? 0,
    takenTodayAmount: takings?.amount ?? 0,
    refundedTodayAmount: takings?.refunded ?? 0,
    currency: takings?.currency ?? held?.currency ?? shopCurrency(),
    heldUnits: held?.units ?? 0,
    heldAmount: held?.amount ?? 0,
    nextReleaseAt: held?.next?.toISOString() ?? null,
    toPack: open?.toPack ?? 0,
    toShip: open?.toShip ?? 0,
    toAnswer: open?.toAnswer ?? 0,
    openLots: open?.openLots ?? 0,
    openReturns: open?.openReturns ?? 0,
    toRead: open?.toRead ?? 0,
    messages: open?.messages ?? 0,
    carrierProblems: open?.carrierProblems ?? 0,
    withdrawalsToMatch: open?.withdrawalsToMatch ?? 0,
    withdrawalsDue: open?.withdrawalsDue ?? 0,
  };
}

export async function readOrdersPerMinute(db: Tx): Promise<DeskView['ordersPerMinute']> {
  const rows = await db.$queryRaw<{ minute: Date; count: number }[]>`
    SELECT date_trunc('minute', paid_at) AS minute, count(*)::int AS count
    FROM orders WHERE paid_at > clock_timestamp() - interval '61 minutes' AND NOT is_test
    GROUP BY 1 ORDER BY 1`;
  return rows.map(({ minute, count }) => ({ minute: minute.toISOString(), count }));
}
