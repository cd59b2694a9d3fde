import { database } from '../engine/database/database.ts';

/** What doesn't add up, one line each; nothing if the shop's books agree with each other and with the bank's. */
export async function bookProblems(): Promise<string[]> {
  const rows = await database().$queryRaw<{ problem: string }[]>`
    SELECT 'stock out of bounds: ' || sku AS problem FROM variant WHERE NOT (0 <= reserved AND reserved <= on_hand)
    UNION ALL
    SELECT 'reserved is not what is held: ' || sku FROM variant
      WHERE reserved <> (SELECT coalesce(sum(quantity), 0) FROM reservation WHERE variant_id = variant.id)
    UNION ALL
    SELECT 'numbers are not those of what is held: ' || sku FROM variant JOIN reservation ON variant_id = variant.id
      WHERE numbered AND quantity <> (
        SELECT count(*) FROM numbered_piece WHERE variant_id = variant.id AND reservation_id = reservation.id)
    UNION ALL
    SELECT 'a number is of a hold that is gone: ' || number FROM numbered_piece
      WHERE reservation_id IS NOT NULL AND NOT EXISTS (SELECT FROM reservation WHERE id = reservation_id)
    UNION ALL
    SELECT 'more on hand than numbers: ' || sku FROM variant
      WHERE numbered AND on_hand > (
        SELECT count(*) FROM numbered_piece WHERE variant_id = variant.id AND order_line_id IS NULL AND NOT withdrawn)
    UNION ALL
    SELECT 'the ledger does not add up: ' || sku FROM variant
      LEFT JOIN (SELECT variant_id, sum(delta_on_hand) AS h, sum(delta_reserved) AS r FROM stock_ledger GROUP BY 1) AS ledger
        ON ledger.variant_id = variant.id
      WHERE coalesce(h, 0) <> on_hand OR coalesce(r, 0) <> reserved
    UNION ALL
    SELECT 'a line of the ledger does not follow from the one before: ' || id FROM (
      SELECT id, on_hand, reserved, sum(delta_on_hand) OVER so_far AS h, sum(delta_reserved) OVER so_far AS r
      FROM stock_ledger WINDOW so_far AS (PARTITION BY variant_id ORDER BY id)) AS line
      WHERE h <> on_hand OR r <> reserved
    UNION ALL
    SELECT 'sold and not taken from the shelf: ' || sku FROM variant
      JOIN (SELECT variant_id, sum(quantity) AS q FROM order_line WHERE sold_at IS NOT NULL GROUP BY 1) AS sold ON sold.variant_id = variant.id
      WHERE q <> (SELECT -sum(delta_on_hand) FROM stock_ledger WHERE variant_id = variant.id AND reason IN ('sold', 'restocked'))
    UNION ALL
    SELECT 'a decided order still holds pieces: ' || number FROM orders WHERE status <> 'placed'
      AND EXISTS (SELECT FROM reservation WHERE order_id = orders.id)
    UNION ALL
    SELECT 'an order has ' || count(*) || ' invoices: ' || orders.number FROM orders LEFT JOIN invoice ON order_id = orders.id AND series IN ('INV', 'TEST-INV')
      GROUP BY orders.id HAVING count(series) <> count(DISTINCT paid_at) + (
        SELECT count(*) FROM vat_recheck WHERE vat_recheck.order_id = orders.id AND settled_at IS NOT NULL)
    UNION ALL
    SELECT 'numbers are missing: ' || series FROM invoice GROUP BY series HAVING max(number) <> count(*)
    UNION ALL
    SELECT 'paid without its events: ' || number FROM orders JOIN order_event ON order_id = orders.id
      GROUP BY orders.id HAVING count(*) FILTER (WHERE kind = 'placed') <> 1
        OR count(*) FILTER (WHERE kind = 'paid') <> count(DISTINCT paid_at)
    UNION ALL
    SELECT 'the bank keeps another amount: ' || orders.number FROM orders
      JOIN payment ON payment.order_id = orders.id AND provider = 'test' LEFT JOIN test_charge ON test_charge.key = payment.id
      GROUP BY orders.id
      HAVING coalesce(sum(test_charge.amount - test_charge.refunded) FILTER (WHERE test_charge.status = 'approved'), 0)
        <> CASE WHEN orders.paid_at IS NULL THEN 0 ELSE total_amount - gift_card_amount - refunded_amount
          + (SELECT coalesce(sum(refund.gift_card_amount), 0) FROM refund WHERE order_id = orders.id) END
    UNION ALL
    SELECT 'a gift card is not what its entries say: ' || id FROM gift_card
      WHERE balance <> (SELECT coalesce(sum(amount), 0) FROM gift_entry WHERE card_id = gift_card.id)
    UNION ALL
    SELECT 'gift cards paid another amount: ' || number FROM orders
      WHERE (SELECT coalesce(-sum(amount), 0) FROM gift_entry WHERE order_id = orders.id)
        <> CASE WHEN status = 'cancelled' AND paid_at IS NULL THEN 0 ELSE gift_card_amount
          - (SELECT coalesce(sum(refund.gift_card_amount), 0) FROM refund WHERE order_id = orders.id) END
    UNION ALL
    SELECT 'a promotion counts other uses: ' || title FROM promotion
      WHERE used <> (SELECT count(*) FROM promotion_use WHERE promotion_id = promotion.id)
    UNION ALL
    SELECT 'nobody was told: ' || number FROM orders WHERE paid_at IS NOT NULL AND total_amount > 0
      AND NOT EXISTS (SELECT FROM notice JOIN email ON notice_id = notice.id WHERE key = 'order_confirmed:' || orders.id)
    UNION ALL
    SELECT 'not announced: ' || number FROM orders
      WHERE NOT EXISTS (SELECT FROM change WHERE topic = 'order:' || public_id)`;
  return rows.map(({ problem }) => problem);
}
