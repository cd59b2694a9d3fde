import { randomBytes } from 'node:crypto';
import type { Address } from '#contract/address.ts';
import type { PricedOrder } from '#domain/money/price-order/order-to-price.ts';
import { newId } from '#server/database/new-id.ts';
import type { Statements } from '#server/database/statement.ts';

export interface OrderLineDraft {
  /** Null: what isn't in stock by number, such as a lot or its premium. */
  variantId: string | null;
  sku: string;
  title: string;
  slug: string | null;
  imageFile: string | null;
  quantity: number;
  /** Minor units. */
  unitAmount: number;
}

/** A line with stock: a piece, not a fee. */
export type StockedLine = OrderLineDraft & { variantId: string };

export interface OrderDraft {
  id: string;
  publicId: string;
  personId: string;
  source: 'shop' | 'api' | 'auction';
  /** The same key is the same order, for ever. Null: a new one. */
  placeKey: string | null;
  placedBy: string;
  email: string;
  currency: string;
  totals: Pick<PricedOrder, 'itemsAmount' | 'shippingAmount' | 'taxAmount' | 'totalAmount'>;
  lines: readonly OrderLineDraft[];
  /** Null: its buyer says it when they pay. */
  shippingAddress: Address | null;
  /** Unpaid by then, it is cancelled. */
  payBy: Date;
  /** Null: now. */
  placedAt?: Date;
  remindAt?: Date | null;
  lot?: { auctionId: string; offer: boolean };
}

/** The address of an order's page: 128 random bits. */
export const newPublicId = (): string => randomBytes(16).toString('base64url');

/** Writes placed orders in one statement. From here on the database refuses to change their money. */
export async function insertOrders(tx: Statements, drafts: readonly OrderDraft[]): Promise<void> {
  const orders = drafts.map(({ totals, lines: _lines, lot, ...order }) => {
    const { itemsAmount, shippingAmount, taxAmount, totalAmount } = totals;
    return { ...order, itemsAmount, shippingAmount, taxAmount, totalAmount, ...lot };
  });
  const lines = drafts.flatMap(({ id, lines }) =>
    lines.map((line, position) => ({ ...line, id: newId(), orderId: id, position })),
  );
  const events = drafts.map(({ id, placedBy, placedAt }) => ({
    id: newId(),
    orderId: id,
    actor: placedBy,
    at: placedAt,
  }));
  await tx.$executeRaw`
    WITH placed AS (
      INSERT INTO orders (id, public_id, person_id, source, place_key, status, email, currency, items_amount,
                          shipping_amount, tax_amount, total_amount, shipping_address, pay_by, remind_at, placed_at,
                          auction_id, offer)
      SELECT id, "publicId", "personId", source, "placeKey", 'placed', email, currency, "itemsAmount", "shippingAmount",
             "taxAmount", "totalAmount", "shippingAddress", "payBy", "remindAt",
             coalesce("placedAt", clock_timestamp()), "auctionId", coalesce(offer, false)
      FROM json_to_recordset(${JSON.stringify(orders)}::json) AS new (id text, "publicId" text, "personId" text,
        source text, "placeKey" text, email text, currency text, "itemsAmount" int, "shippingAmount" int,
        "taxAmount" int, "totalAmount" int, "shippingAddress" jsonb, "payBy" timestamptz, "remindAt" timestamptz,
        "placedAt" timestamptz, "auctionId" text, offer boolean)
    ), lines AS (
      INSERT INTO order_line (id, order_id, variant_id, sku, title, slug, image_file, quantity, unit_amount, position)
      SELECT id, "orderId", "variantId", sku, title, slug, "imageFile", quantity, "unitAmount", position
      FROM json_to_recordset(${JSON.stringify(lines)}::json) AS new (id text, "orderId" text, "variantId" text, sku text,
        title text, slug text, "imageFile" text, quantity int, "unitAmount" int, position int)
    )
    INSERT INTO order_event (id, order_id, kind, actor, at)
    SELECT id, "orderId", 'placed', actor, coalesce(at, clock_timestamp())
    FROM json_to_recordset(${JSON.stringify(events)}::json) AS new (id text, "orderId" text, actor text, at timestamptz)`;
}
