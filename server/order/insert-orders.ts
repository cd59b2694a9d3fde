import { randomBytes } from 'node:crypto';
import type { Address } from '#contract/address/address.ts';
import type { OrderExtras } from '#contract/checkout/create-order.ts';
import type { OrderSource } from '#contract/order/order.ts';
import type { VatCheck } from '#contract/vat-number/vat-number.ts';
import type { PayWay } from '#domain/order/pay-way.ts';
import type { PricedOrder } from '#domain/order/price/order-to-price.ts';
import type { Promotion } from '#domain/order/price/promotion.ts';
import type { CalendarDay } from '#domain/order/working-days.ts';
import { type TaxTreatment, vatTakenOff } from '#domain/tariff/tax-treatment.ts';
import { type KnownBuyer, nothingOfBuyer } from '#server/address/check-buyer.ts';
import { newId } from '#server/engine/database/new-id.ts';
import type { Statements } from '#server/engine/database/statement.ts';
import { readShop } from '#server/shop/read-shop.ts';
import { noteUnanswered } from './vat/note-unanswered.ts';

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
  source: OrderSource;
  /** The same key is the same order, for ever. Null: a new one. */
  placeKey: string | null;
  placedBy: string;
  email: string;
  /** It is paid by a test payment. Absent: nobody pays it yet. */
  isTest?: boolean;
  currency: string;
  /** Its lines are those of the draft, in their sequence. */
  priced: PricedOrder;
  /** Absent: they do. */
  pricesInclude?: boolean;
  /** Those that were applied. */
  promotions?: readonly Pick<Promotion, 'id' | 'title' | 'code'>[];
  shipping?: { method: string; title: string } | null;
  /** What the cheapest delivery would have cost; absent or null: no less. */
  standardShippingAmount?: number | null;
  /** Between which days it is to arrive. */
  arrival?: { earliest: CalendarDay; latest: CalendarDay } | null;
  /** Whose tax it is, by ISO 3166 code; empty: the shop hasn’t said where it is. */
  taxCountry?: string;
  /** Absent: by the rates, as usual. */
  tax?: TaxTreatment;
  /** What VIES said of the buyer's VAT number; absent: it wasn't asked. */
  vatCheck?: VatCheck | null;
  extras?: OrderExtras | undefined;
  lines: readonly OrderLineDraft[];
  /** Null: its buyer says it when they pay. */
  shippingAddress: Address | null;
  /** Absent: nothing is known beside the address. */
  buyer?: KnownBuyer;
  /** Unpaid by then, it is cancelled. */
  payBy: Date;
  /** Null: now. */
  placedAt?: Date;
  remindAt?: Date | null;
  lot?: { auctionId: string; offer: boolean };
  /** Of an order of the desk: how it is to be paid. */
  payWay?: PayWay | null;
}

/** The address of an order's page: 128 random bits. */
export const newPublicId = (): string => randomBytes(16).toString('base64url');

/** Writes placed orders in one statement. From here on the database refuses to change their numbers and their money. */
export async function insertOrders(tx: Statements, drafts: readonly OrderDraft[]): Promise<void> {
  const { orderNumberPrefix } = await readShop(tx);
  const rows = drafts.map(rowsOf);
  const orders = rows.map(({ order }) => order);
  const lines = rows.flatMap((one) => one.lines);
  const adjustments = rows.flatMap((one) => one.adjustments);
  const events = drafts.map(({ id, placedBy, placedAt }) => ({
    id: newId(),
    orderId: id,
    actor: placedBy,
    at: placedAt,
  }));
  await tx.$executeRaw`
    WITH placed AS (
      INSERT INTO orders (id, public_id, person_id, source, place_key, status, email, currency, items_amount,
                          discount_amount, shipping_amount, tax_amount, total_amount, gift_card_amount, prices_include,
                          taxes, tax_country, tax_treatment, tax_note, vat_check, shipping_method, shipping_title, arrives_from, arrives_by, note, gift,
                          gift_message, shipping_address, billing_address, company, vat_number, phone, pay_by,
                          remind_at, placed_at, auction_id, offer, is_test, number_prefix, standard_shipping_amount, pay_way)
      SELECT id, "publicId", "personId", source, "placeKey", 'placed', email, currency, "itemsAmount", "discountAmount",
             "shippingAmount", "taxAmount", "totalAmount", "creditAmount", "pricesInclude", taxes, "taxCountry",
             "taxTreatment", "taxNote", "vatCheck", "shippingMethod", "shippingTitle", "arrivesFrom", "arrivesBy", note, gift, "giftMessage",
             "shippingAddress", "billingAddress", company, "vatNumber", phone, "payBy", "remindAt", coalesce("placedAt", clock_timestamp()), "auctionId", coalesce(offer, false), coalesce("isTest", false), ${orderNumberPrefix}, "standardShippingAmount", "payWay"
      FROM json_to_recordset(${JSON.stringify(orders)}::json) AS new (id text, "publicId" text, "personId" text,
        source text, "placeKey" text, email text, currency text, "itemsAmount" int, "discountAmount" int,
        "shippingAmount" int, "taxAmount" int, "totalAmount" int, "creditAmount" int, "pricesInclude" boolean,
        taxes jsonb, "taxCountry" text, "taxTreatment" text, "taxNote" text, "vatCheck" jsonb, "shippingMethod" text, "shippingTitle" text, "arrivesFrom" date, "arrivesBy" date, note text, gift boolean, "giftMessage" text,
        "shippingAddress" jsonb, "billingAddress" jsonb, company text, "vatNumber" text, phone text, "payBy" timestamptz, "remindAt" timestamptz, "placedAt" timestamptz, "auctionId" text,
        offer boolean, "isTest" boolean, "standardShippingAmount" int, "payWay" text)
    ), lines AS (
      INSERT INTO order_line (id, order_id, variant_id, sku, title, slug, image_file, quantity, unit_amount,
                              discount_amount, tax_amount, tax_basis_points, position)
      SELECT id, "orderId", "variantId", sku, title, slug, "imageFile", quantity, "unitAmount", "discountAmount",
             "taxAmount", "taxBasisPoints", position
      FROM json_to_recordset(${JSON.stringify(lines)}::json) AS new (id text, "orderId" text, "variantId" text, sku text,
        title text, slug text, "imageFile" text, quantity int, "unitAmount" int, "discountAmount" int, "taxAmount" int,
        "taxBasisPoints" int, position int)
    ), adjusted AS (
      INSERT INTO order_adjustment (id, order_id, line_id, promotion_id, title, code, amount)
      SELECT id, "orderId", "lineId", "promotionId", title, code, amount
      FROM json_to_recordset(${JSON.stringify(adjustments)}::json) AS new (id text, "orderId" text, "lineId" text,
        "promotionId" text, title text, code text, amount int)
    )
    INSERT INTO order_event (id, order_id, kind, actor, at)
    SELECT id, "orderId", 'placed', actor, coalesce(at, clock_timestamp())
    FROM json_to_recordset(${JSON.stringify(events)}::json) AS new (id text, "orderId" text, actor text, at timestamptz)`;
  await noteUnanswered(tx, drafts);
}

/** What of one draft is written to each table. */
function rowsOf({
  priced,
  lines: drafted,
  lot,
  extras = {},
  buyer = nothingOfBuyer,
  promotions = [],
  shipping,
  arrival,
  pricesInclude,
  tax,
  ...order
}: OrderDraft) {
  const { itemsAmount, discountAmount, shippingAmount, taxAmount, totalAmount, creditAmount, taxes } = priced;
  const { note, gift } = extras;
  const lines = drafted.map((line, position) => {
    const { off = 0, tax = 0, basisPoints = null } = priced.lines[position] ?? {};
    const parts = { discountAmount: off, taxAmount: tax, taxBasisPoints: basisPoints };
    return { ...line, ...parts, id: newId(), orderId: order.id, position };
  });
  const adjustments = priced.adjustments.flatMap(({ promotionId, sku, amount }) => {
    const promotion = promotions.find(({ id }) => id === promotionId);
    const line = lines.find((one) => one.sku === sku);
    return promotion
      ? {
          ...{ id: newId(), orderId: order.id, lineId: line?.id ?? null, ...wordsOf(promotion), amount },
          promotionId: promotionId === vatTakenOff.id ? null : promotionId,
        }
      : [];
  });
  return {
    lines,
    adjustments,
    order: {
      ...order,
      ...buyer,
      ...lot,
      ...{ itemsAmount, discountAmount, shippingAmount, taxAmount, totalAmount, creditAmount, taxes },
      pricesInclude: pricesInclude ?? true,
      taxCountry: order.taxCountry || null,
      taxTreatment: tax?.kind ?? 'standard',
      taxNote: tax?.note ?? null,
      shippingMethod: shipping?.method ?? null,
      shippingTitle: shipping?.title ?? null,
      arrivesFrom: arrival?.earliest ?? null,
      arrivesBy: arrival?.latest ?? null,
      note: note || null,
      gift: gift !== undefined && gift !== false,
      giftMessage: (typeof gift === 'object' && gift.message) || null,
    },
  };
}

const wordsOf = ({ title, code }: Pick<Promotion, 'title' | 'code'>) => ({ title, code });
