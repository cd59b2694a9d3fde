import { holdMinutes } from '#domain/bag/hold-time.ts';
import { arrivalDays, type Sending } from '#domain/order/delivery-date.ts';
import type { ShippingRate } from '#domain/tariff/shipping-methods.ts';
import { newId } from '#server/engine/database/new-id.ts';
import type { Statements } from '#server/engine/database/statement.ts';
import { spendGiftCards } from '#server/gift-card/spend-gift-cards.ts';
import { insertOrders, type OrderDraft } from '#server/order/insert-orders.ts';
import { payMinutes } from '#server/order/pay-minutes.ts';
import { takesTestOrders } from '#server/payment/payments-taken.ts';
import { countUses } from '#server/promotion/count-uses.ts';
import { nameNumbers } from '#server/stock/take-number.ts';
import { askForMoney } from './ask-for-money.ts';
import type { JudgedOrders, NewOrder } from './judge-orders.ts';

/** A bag's hold that is about to end is extended once to the time a payment takes, however often a card is tried. */
export async function storeOrders(
  tx: Statements,
  { placed, reserved }: JudgedOrders,
  { now, sending }: { now: Date; sending: Sending },
): Promise<void> {
  if (placed.length === 0) return;
  const holds = placed.flatMap(holdRows);
  const wanted = [...reserved].map(([sku, quantity]) => ({ sku, quantity }));
  await insertOrders(tx, placed.map(draftOf(now, sending)));
  await countUses(
    tx,
    placed.flatMap(({ uses }) => uses),
  );
  await spendGiftCards(
    tx,
    placed.flatMap(({ spendings }) => spendings),
  );
  const [written] = await tx.$queryRaw<{ reserved: number }[]>`
    WITH payments AS (
      INSERT INTO payment (id, order_id, provider, method, amount, currency, status)
      SELECT id, "orderId", provider, method, amount, currency, 'created'
      FROM json_to_recordset(${JSON.stringify(placed.flatMap(paymentRows))}::json) AS new (id text, "orderId" text,
        provider text, method text, amount int, currency text)
    ), bound AS (
      UPDATE reservation SET order_id = new."orderId", quantity = new.quantity, alert_id = NULL,
        bag_line_id = coalesce(reservation.bag_line_id, new."bagLineId"),
        expires_at = greatest(expires_at, new.until, least(${now}::timestamptz + make_interval(mins => ${payMinutes}),
          -- What was offered has waited for its person: paying takes no time from it.
          CASE WHEN alert_id IS NULL THEN started_at + make_interval(mins => ${holdMinutes + payMinutes}) END))
      FROM json_to_recordset(${JSON.stringify(holds.filter(({ holdId }) => holdId !== null))}::json) AS new (
        "holdId" text, "orderId" text, "bagLineId" text, quantity int, until timestamptz)
      WHERE reservation.id = new."holdId"
    ), held AS (
      INSERT INTO reservation (id, variant_id, person_id, quantity, bag_line_id, order_id, started_at, expires_at)
      SELECT id, "variantId", "personId", quantity, "bagLineId", "orderId", ${now},
             coalesce(until, ${now}::timestamptz + make_interval(mins => ${payMinutes}::int))
      FROM json_to_recordset(${JSON.stringify(holds.filter(({ holdId }) => holdId === null))}::json) AS new (id text,
        "variantId" text, "personId" text, quantity int, "bagLineId" text, "orderId" text, until timestamptz)
    ), reserved AS (
      -- The condition repeats the rule in the database, though the lock already guards it.
      UPDATE variant SET reserved = reserved + new.quantity
      FROM json_to_recordset(${JSON.stringify(wanted)}::json) AS new (sku text, quantity int)
      WHERE variant.sku = new.sku AND variant.reserved + new.quantity <= variant.on_hand
      RETURNING 1
    )
    SELECT (SELECT count(*)::int FROM reserved) AS reserved,
           set_config('marketday.reason', 'hold', true), set_config('marketday.reference', '', true)`;
  if (written?.reserved !== wanted.length) throw new Error('Stock was reserved without its lock.');
  await askForMoney(tx, placed);
  await nameNumbers(
    tx,
    holds.flatMap(({ id, holdId, variantId, numbers = [] }) =>
      numbers.length === 0 ? [] : { variantId, holdId: holdId ?? id, numbers },
    ),
  );
}

const draftOf =
  (now: Date, sending: Sending) =>
  ({ waiting, id, publicId, currency, basket, lines, vatCheck }: NewOrder): OrderDraft => {
    const { personId, source, placeKey, placedBy, email, shippingAddress, buyer } = waiting;
    const isLater = waiting.source === 'desk';
    const payBy = isLater ? waiting.payBy : new Date(now.getTime() + payMinutes * 60_000);
    return {
      payWay: isLater ? waiting.payWay : null,
      id,
      publicId,
      currency,
      lines,
      priced: basket.priced,
      pricesInclude: basket.pricesInclude,
      promotions: basket.promotions,
      shipping: basket.method,
      standardShippingAmount: basket.standardShippingAmount,
      arrival: basket.method && arrivalOf(basket.method, { now, sending }),
      taxCountry: basket.taxCountry,
      tax: basket.tax,
      vatCheck,
      extras: waiting.extras,
      personId,
      source,
      placeKey,
      placedBy,
      email,
      isTest: takesTestOrders(),
      shippingAddress,
      ...(buyer ? { buyer } : {}),
      payBy,
    };
  };

const arrivalOf = (
  { daysLeast: least, daysMost: most }: ShippingRate,
  { now, sending }: { now: Date; sending: Sending },
) => arrivalDays(now.getTime(), sending, { least, most });

function paymentRows({ id: orderId, payment }: NewOrder) {
  if (!payment) return [];
  const { id, provider, label: method, amount, currency } = payment;
  return [{ id, orderId, provider, method, amount, currency }];
}

const holdRows = ({ id, waiting, holds }: NewOrder) =>
  holds.map((hold) => ({
    ...hold,
    id: newId(),
    personId: waiting.personId,
    orderId: id,
    until: waiting.source === 'desk' ? waiting.payBy : null,
  }));
