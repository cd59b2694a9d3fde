import { shopCurrency } from '#contract/shop/shop-currency.ts';
import type { PageOf } from '#contract/value/page-of.ts';
import type { DeskWithdrawal, DeskWithdrawalRow, MatchCandidate } from '#contract/withdrawal/desk-withdrawals.ts';
import { type NumberedOrder, orderNumber, typedNumber } from '#domain/order/order-number.ts';
import type { OrderStatus } from '#domain/order/order-transitions.ts';
import { dayIn } from '#domain/time/shop-clock.ts';
import { exemptions, foundExemption } from '#domain/withdrawal/exemptions.ts';
import { type MatchReason, reasonsFor } from '#domain/withdrawal/match-order.ts';
import { withdrawalNumber } from '#domain/withdrawal/withdrawal-number.ts';
import { refundBy, sendBackBy } from '#domain/withdrawal/withdrawal-period.ts';
import type { WithdrawalStatus } from '#domain/withdrawal/withdrawal-transitions.ts';
import { databaseNow } from '#server/engine/database/clock.ts';
import { database, transaction } from '#server/engine/database/database.ts';
import { readRows } from '#server/engine/database/statement.ts';
import { lockOrder } from '#server/order/lock-order.ts';
import type { Actor } from '#server/session/actor.ts';
import { requireDesk } from '#server/session/can.ts';
import { readShop } from '#server/shop/read-shop.ts';
import { onePage } from '#server/web/page-cursor.ts';
import { notFound } from '#server/web/problem.ts';
import { cursorOf, parseCursor } from '#server/web/shown-cursor.ts';
import { readWithdrawalFacts } from './order-facts.ts';
import { momentToTheSecond, piecesInWords } from './receipt-words.ts';
import { readToRefund } from './settle-statement.ts';
import { needsPieces, statementOf, statementRows } from './statement.ts';

const most = 100;
const mayMatch: ReadonlySet<WithdrawalStatus> = new Set(['to_match', 'no_order']);

const rows = {
  ...statementRows,
  refundAmount: true,
  exemption: true,
  answer: true,
  note: true,
  proofAt: true,
  recordedBy: true,
  matchedBy: true,
  order: { include: { lines: { select: { sku: true, title: true } } } },
  return: { select: { status: true } },
} as const;

const readOne = (id: string) => database().withdrawal.findUnique({ where: { id }, select: rows });
type Row = NonNullable<Awaited<ReturnType<typeof readOne>>>;

function toRow(row: Row, zone: string): DeskWithdrawalRow {
  const statement = statementOf(row);
  const due = refundBy(row.receivedAt.getTime(), zone);
  const today = dayIn(databaseNow().getTime(), zone);
  const isOpen = statement.status === 'to_match' || statement.status === 'to_refund';
  const titles = new Map(row.order?.lines.map(({ sku, title }) => [sku, title]) ?? []);
  return {
    id: row.id,
    number: withdrawalNumber(row.number),
    name: row.name,
    orderText: row.orderText,
    order: row.order && {
      publicId: row.order.publicId,
      number: orderNumber(row.order),
      status: row.order.status as OrderStatus,
    },
    pieces: piecesInWords({ pieces: row.piecesText, lines: statement.lines, titles }),
    received: momentToTheSecond(row.receivedAt, zone),
    status: statement.status,
    refundBy: due,
    isLastDay: isOpen && due === today,
    isOverdue: isOpen && due < today,
    returnStatus: row.return?.status ?? null,
    proof: row.proofAt !== null,
    exemption: row.exemption,
    refundAmount: row.refundAmount,
    currency: row.order?.currency ?? shopCurrency(),
  };
}

/**
 * A page of the statements in a state: open ones by their legal deadline, the others newest first.
 * Those to match have one page, which empties as they are matched.
 * @param cursor one that isn't ours begins at the beginning
 */
export async function readDeskWithdrawalRows(
  actor: Actor,
  status: WithdrawalStatus | null,
  cursor = '',
): Promise<PageOf<DeskWithdrawalRow>> {
  requireDesk(actor, 'withdrawal:handle');
  const { zone } = await readShop();
  const isOpen = status === 'to_match' || status === 'to_refund';
  const last = parseCursor(cursor);
  const step = isOpen ? 'gt' : 'lt';
  const way = isOpen ? 'asc' : 'desc';
  const found = await database().withdrawal.findMany({
    where: {
      ...(status && { status }),
      ...(status === 'to_match' && { id: { in: await firstToMatch() } }),
      ...(last && { OR: [{ receivedAt: { [step]: last.at } }, { receivedAt: last.at, id: { [step]: last.id } }] }),
    },
    orderBy: [{ receivedAt: way }, { id: way }],
    take: most + 1,
    select: rows,
  });
  const { shown, nextCursor } = onePage(found, most, (row) => cursorOf(row.receivedAt.toISOString(), row.id));
  return { items: shown.map((row) => toRow(row, zone)), nextCursor };
}

/** Addresses that have ordered come first, so that a flood of made-up statements hides no customer's. */
async function firstToMatch(): Promise<string[]> {
  const found = await readRows<{ id: string }>`
    SELECT id FROM withdrawal WHERE status = 'to_match'
    ORDER BY EXISTS (SELECT FROM orders WHERE orders.email = lower(withdrawal.email)) DESC, received_at, id
    LIMIT ${most}`;
  return found.map(({ id }) => id);
}

/** One statement with what can be done about it. @param search finds other orders by number, name or email */
export async function readDeskWithdrawal(actor: Actor, id: string, search: string): Promise<DeskWithdrawal> {
  requireDesk(actor, 'withdrawal:handle');
  const row = await readOne(id);
  if (!row) throw notFound('withdrawal');
  const { zone } = await readShop();
  const shown = toRow(row, zone);
  const statement = statementOf(row);
  const { orderId } = row;
  const facts = orderId ? await readWithdrawalFacts(database(), orderId, row.receivedAt) : null;
  const lines = orderId
    ? await database().orderLine.findMany({
        where: { orderId },
        orderBy: { position: 'asc' },
        select: { sku: true, title: true, quantity: true },
      })
    : [];
  const refund =
    orderId && statement.status === 'to_refund' && !needsPieces(statement)
      ? await transaction(async (tx) => {
          const { parts, dearer } = await readToRefund(tx, await lockOrder(tx, { id: orderId }), statement);
          return { ...parts, dearer };
        })
      : null;
  return {
    ...shown,
    email: row.email,
    source: statement.source,
    answer: row.answer,
    note: row.note,
    sendBackBy: sendBackBy(row.receivedAt.getTime(), zone),
    candidates: mayMatch.has(statement.status) ? await readCandidates(statement, search) : [],
    lines,
    needsPieces: needsPieces(statement),
    refund,
    exemptions: exemptions.map((exemption) => ({
      exemption,
      found: foundExemption(exemption, facts ?? { lot: null, isLate: false }),
    })),
    lastDay: facts?.lastDay ?? null,
  };
}

/** Orders that could be meant: by the number or one much like it, the address, or the name; else by what is searched for. */
async function readCandidates(
  statement: { orderText: string; email: string; name: string },
  search: string,
): Promise<MatchCandidate[]> {
  const number = typedNumber(statement.orderText)?.number ?? 0;
  const sought = search.trim().slice(0, 100);
  const soughtNumber = typedNumber(sought)?.number ?? 0;
  const found = await database().$queryRaw<
    (NumberedOrder & {
      id: string;
      publicId: string;
      name: string | null;
      email: string;
      status: string;
      amount: number;
      currency: string;
    })[]
  >`
    SELECT id, public_id AS "publicId", number, number_prefix AS "numberPrefix", shipping_address ->> 'name' AS name, email, status,
      total_amount AS amount, currency
    FROM orders WHERE CASE WHEN ${sought} = '' THEN
      number BETWEEN ${number}::int - 200 AND ${number}::int + 200 OR lower(email) = lower(${statement.email})
      OR lower(shipping_address ->> 'name') = lower(${statement.name})
    ELSE number = ${soughtNumber}::int OR lower(email) = lower(${sought})
      OR shipping_address ->> 'name' ILIKE '%' || ${sought} || '%' END
    ORDER BY placed_at DESC LIMIT 400`;
  return found
    .map((order) => ({
      ...order,
      number: orderNumber(order),
      name: order.name ?? '',
      reasons: reasonsFor(statement, order),
    }))
    .filter(({ reasons }) => sought !== '' || reasons.length > 0)
    .sort((one, other) => strength(other.reasons) - strength(one.reasons))
    .slice(0, 8);
}

const weights: Readonly<Record<MatchReason, number>> = { number: 4, email: 3, name: 2, near_number: 1 };
const strength = (reasons: readonly MatchReason[]): number => reasons.reduce((sum, reason) => sum + weights[reason], 0);
