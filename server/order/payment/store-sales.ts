import { orderNumber } from '#domain/order/order-number.ts';
import type { OrderCommand } from '#domain/order/order-transitions.ts';
import { numberWords } from '#domain/stock/numbered.ts';
import { newId } from '#server/engine/database/new-id.ts';
import type { Statements } from '#server/engine/database/statement.ts';
import { issueInvoices } from '#server/invoice/issue-invoice.ts';
import { notifyMany } from '#server/notice/notify.ts';
import { noticeOfOrder } from '#server/notice/notify-of-order.ts';
import { stepNotice } from '#server/order/notify-of-order-step.ts';
import { countCards } from '#server/promotion/count-uses.ts';
import { type NumbersOfLine, sellNumbers } from '#server/stock/sold-numbers.ts';
import type { Sale, SoldUnits } from './judge-payments.ts';
import type { LockedPayments } from './locked-payments.ts';
import { moneyOf, soldFacts } from './order-money.ts';

/** Writes paid or authorised orders in one transaction. The ledger gets a line for each piece of each order. */
export async function storeSales(tx: Statements, sales: readonly Sale[], locked: LockedPayments): Promise<void> {
  if (sales.length === 0) return;
  // What an order holds comes before what its person holds beside it.
  const leaving = sales.flatMap(({ leaving, holds }) => leaving.map((line) => ({ ...line, holds })));
  const numbers = await sellNumbers(tx, leaving, locked.stock);
  await writeSales(tx, sales, { locked, numbers });
  await countCards(
    tx,
    sales.map(({ news, order }) => ({ orderId: order.id, cardMark: news.cardMark })),
  );
  const named = sales.map((sale) => withNumbers(sale, numbers));
  await notifyMany(
    tx,
    named.flatMap((sale) => {
      const { news, order } = sale;
      const step = { command: commandOf(news), sold: soldFacts(sale), test: order.isTest };
      const notice = stepNotice({ ...order, number: orderNumber(order) }, step);
      return notice ? noticeOfOrder(order, notice) : [];
    }),
  );
  await issueInvoices(
    tx,
    named
      .filter(({ news }) => news.status === 'approved')
      .map((sale) => ({ ...sale.order, lines: sale.lines, money: moneyOf(sale), paidWith: sale.method })),
  );
}

const commandOf = ({ status }: Sale['news']): OrderCommand => (status === 'approved' ? 'pay' : 'authorise');

interface Numbered {
  locked: LockedPayments;
  /** By line. */
  numbers: ReadonlyMap<string, NumbersOfLine>;
}

/** The mail and the invoice say which pieces they are of. */
const withNumbers = (sale: Sale, numbers: Numbered['numbers']): Sale => ({
  ...sale,
  lines: sale.lines.map((line) => {
    const of = numbers.get(line.id);
    const words = of ? numberWords(of.numbers, of.numberedOf) : null;
    return words === null ? line : { ...line, title: `${line.title}, ${words}` };
  }),
});

async function writeSales(tx: Statements, sales: readonly Sale[], { locked, numbers }: Numbered): Promise<void> {
  const { lines, sold, items } = leaveTheStock(sales, { locked, numbers });
  const bags = bagsAfter(sales, locked);
  const holds = sales.flatMap(({ holds }) => holds);
  const payments = sales.map(({ news, order, method }) => ({
    id: news.paymentId,
    ref: news.ref,
    status: news.status,
    orderId: order.id,
    orderStatus: news.status === 'approved' ? 'paid' : 'authorised',
    eventId: newId(),
    actor: news.actor.name,
    cardMark: news.cardMark,
    method,
  }));
  const [written] = await tx.$queryRaw<{ sold: number }[]>`
    WITH news AS (
      SELECT * FROM json_to_recordset(${JSON.stringify(payments)}::json) AS new (id text, ref text, status text,
        "orderId" text, "orderStatus" text, "eventId" text, actor text, "cardMark" text, method text)
    ), payments AS (
      UPDATE payment SET status = news.status, reason = NULL, provider_ref = news.ref, method = news.method,
        card_mark = coalesce(news."cardMark", card_mark), updated_at = clock_timestamp()
      FROM news WHERE payment.id = news.id
    ), moved AS (
      UPDATE orders SET status = "orderStatus", pay_by = NULL,
        paid_at = CASE "orderStatus" WHEN 'paid' THEN clock_timestamp() END
      FROM news WHERE orders.id = "orderId"
    ), events AS (
      INSERT INTO order_event (id, order_id, kind, actor, note)
      SELECT "eventId", "orderId", "orderStatus", actor, method FROM news
    ), lines AS (
      UPDATE order_line SET sold_at = clock_timestamp(), edition_no = new."editionNo",
        numbers = coalesce(new.numbers, '{}'), numbered_of = new."numberedOf"
      FROM json_to_recordset(${JSON.stringify(lines)}::json) AS new (id text, "editionNo" int, numbers int[], "numberedOf" int)
      WHERE order_line.id = new.id
    ), freed AS (
      DELETE FROM reservation WHERE id = ANY (${holds.flatMap(({ id, left }) => (left <= 0 ? id : []))}::text[])
    ), kept AS (
      UPDATE reservation SET quantity = new.left, order_id = NULL
      FROM json_to_recordset(${JSON.stringify(holds.filter(({ left }) => left > 0))}::json) AS new (id text, "left" int)
      WHERE reservation.id = new.id
    ), emptied AS (
      DELETE FROM bag_line WHERE id = ANY (${bags.flatMap(({ id, quantity }) => (quantity <= 0 ? id : []))}::text[])
    ), codes AS (
      DELETE FROM bag_code WHERE person_id IN (
        SELECT person_id FROM bag_line WHERE id = ANY (${bags.map(({ id }) => id)}::text[]))
    ), choices AS (
      DELETE FROM bag_choice WHERE person_id IN (
        SELECT person_id FROM bag_line WHERE id = ANY (${bags.map(({ id }) => id)}::text[]))
    ), cards AS (
      DELETE FROM bag_gift_card WHERE person_id IN (
        SELECT person_id FROM bag_line WHERE id = ANY (${bags.map(({ id }) => id)}::text[]))
    ), lessened AS (
      UPDATE bag_line SET quantity = new.quantity
      FROM json_to_recordset(${JSON.stringify(bags.filter(({ quantity }) => quantity > 0))}::json) AS new (id text,
        quantity int)
      WHERE bag_line.id = new.id
    ), sold AS (
      UPDATE variant SET on_hand = on_hand - new.quantity, reserved = reserved - new.held
      FROM json_to_recordset(${JSON.stringify(sold)}::json) AS new ("variantId" text, quantity int, held int)
      WHERE variant.id = new."variantId"
      RETURNING 1
    )
    SELECT (SELECT count(*)::int FROM sold) AS sold, set_config('marketday.reason', 'sold', true),
           set_config('marketday.reference', '', true), set_config('marketday.items', ${JSON.stringify(items)}, true)`;
  if (written?.sold !== sold.length) throw new Error('Pieces were sold without their lock.');
}

/** Takes the pieces one order after the other, so that each knows the last number sold within its edition. */
function leaveTheStock(sales: readonly Sale[], { locked: { stock }, numbers }: Numbered) {
  const sold = new Map<string, Omit<SoldUnits, 'fromBag'>>();
  const items: { v: string; h: number; r: number; ref: string }[] = [];
  const lines = sales.flatMap(({ order, leaving, units }) => {
    for (const { variantId, quantity, held } of units) {
      const before = sold.get(variantId) ?? { variantId, quantity: 0, held: 0 };
      sold.set(variantId, { variantId, quantity: before.quantity + quantity, held: before.held + held });
      items.push({ v: variantId, h: -quantity, r: -held, ref: orderNumber(order) });
    }
    return leaving.map(({ id, variantId }) => {
      const variant = variantId === null ? undefined : stock.get(variantId);
      if (!variant) return { id, editionNo: null };
      const onHand = variant.onHand - (sold.get(variant.id)?.quantity ?? 0);
      const size = variant.editionSize;
      // Which was chosen says nothing about how many were sold.
      if (variant.numbered) return { id, editionNo: null, ...numbers.get(id) };
      return { id, editionNo: size !== null && size >= onHand ? size - onHand : null };
    });
  });
  return { lines, items, sold: [...sold.values()] };
}

function bagsAfter(sales: readonly Sale[], { bags }: LockedPayments): { id: string; quantity: number }[] {
  const bought = new Map<string, number>();
  for (const { order, units } of sales) {
    for (const { variantId, fromBag } of units) {
      const key = `${order.personId} ${variantId}`;
      if (fromBag > 0) bought.set(key, (bought.get(key) ?? 0) + fromBag);
    }
  }
  return bags.flatMap(({ id, personId, variantId, quantity }) => {
    const less = bought.get(`${personId} ${variantId}`);
    return less === undefined ? [] : [{ id, quantity: quantity - less }];
  });
}
