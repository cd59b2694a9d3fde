import { readRows } from '#server/engine/database/statement.ts';
import { readShop } from '#server/shop/read-shop.ts';
import { AccessProblem } from '#server/web/problem.ts';

export interface IssuedDocument {
  series: 'INV' | 'CN';
  number: number;
  content: unknown;
  issuedAt: Date;
  /** Of its total, what gift cards paid or got back. */
  giftCardAmount: number;
}

const perPart = 100;
const most = 20_000;

/** The first day of a month, and the zone that it is of. */
export async function monthStart(month: string): Promise<{ zone: string; first: string }> {
  return { zone: (await readShop()).zone, first: `${month}-01` };
}

/** @throws AccessProblem `invalid` for a month with more documents than one file should hold */
export async function requireMonth(month: string): Promise<void> {
  const { zone, first } = await monthStart(month);
  const [row] = await readRows<{ count: number }>`
    SELECT count(*)::int AS count FROM invoice WHERE series IN ('INV', 'CN')
      AND issued_at >= ${first}::timestamp AT TIME ZONE ${zone}::text
      AND issued_at < (${first}::timestamp + interval '1 month') AT TIME ZONE ${zone}::text`;
  if ((row?.count ?? 0) > most)
    throw new AccessProblem('invalid', `This month has more than ${most} documents, too many for one file.`, {
      field: 'month',
    });
}

/** The invoices of a month of the shop's zone, then its credit notes, by number; those of test orders are left out. */
export async function* readMonth(month: string): AsyncGenerator<IssuedDocument> {
  const { zone, first } = await monthStart(month);
  for (const series of ['INV', 'CN'] as const) {
    let last = 0;
    for (;;) {
      const rows = await readRows<IssuedDocument>`
        SELECT invoice.series, invoice.number, content, issued_at AS "issuedAt",
          coalesce(CASE invoice.series WHEN 'CN' THEN refund.gift_card_amount ELSE orders.gift_card_amount END, 0) AS "giftCardAmount"
        FROM invoice JOIN orders ON orders.id = invoice.order_id LEFT JOIN refund ON refund.id = invoice.refund_id
        WHERE invoice.series = ${series} AND invoice.number > ${last}
          AND issued_at >= ${first}::timestamp AT TIME ZONE ${zone}::text
          AND issued_at < (${first}::timestamp + interval '1 month') AT TIME ZONE ${zone}::text
        ORDER BY invoice.number LIMIT ${perPart}::int`;
      yield* rows;
      if (rows.length < perPart) break;
      last = rows.at(-1)?.number ?? last;
    }
  }
}
