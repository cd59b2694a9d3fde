import type { Customs } from '#contract/shipping/customs.ts';
import { countryName } from '#domain/address/country-name.ts';
import type { SkuQuantity } from '#domain/order/parcel-contents.ts';
import { needsCustomsForm } from '#domain/shipping/customs/customs-area.ts';
import { customsItem, type DeclaredLine, weightOf } from '#domain/shipping/customs/customs-value.ts';
import { printAddress } from '#server/address/print-address.ts';
import { database } from '#server/engine/database/database.ts';
import { readRows } from '#server/engine/database/statement.ts';
import { readSendable } from '#server/order/sendable.ts';
import { readShop } from '#server/shop/read-shop.ts';
import { readColumn, readColumnOr } from '#server/stored/read-column.ts';
import { notFound } from '#server/web/problem.ts';

const asked = ['hsCode', 'originCountry', 'weightGrams'] as const;

type Line = Omit<DeclaredLine, 'quantity' | 'pricesInclude'>;

/**
 * Returns what customs want to know of an order's parcel, or of all that is in the order.
 * @throws AccessProblem `not_found` for an order without an address too: it goes nowhere
 */
export async function readCustoms(publicId: string, shipmentId?: string): Promise<Customs> {
  const order = await database().order.findUnique({ where: { publicId } });
  const address = order && readColumnOr('orders.shipping_address', order.id, order.shippingAddress, null);
  if (!order || !address) throw notFound('order');
  const shop = await readShop();
  const { ordered } = await readSendable(database(), order.id);
  const sent = shipmentId === undefined ? ordered : await readParcel(order.id, shipmentId, ordered);
  const lines = await readLines(order.id);
  const items = lines.flatMap((line) => {
    const quantity = sent.find(({ sku }) => sku === line.sku)?.quantity ?? 0;
    return quantity > 0 ? [customsItem({ ...line, quantity, pricesInclude: order.pricesInclude })] : [];
  });
  const from = [shop.sellerName, ...shop.sellerAddress.split('\n'), shop.country && countryName(shop.country)];
  return {
    needed: needsCustomsForm({ country: shop.country, postalCode: '' }, address),
    currency: order.currency,
    from: from.filter((part) => part !== ''),
    to: printAddress(address),
    items,
    totalAmount: items.reduce((sum, { valueAmount }) => sum + valueAmount, 0),
    weightGrams: weightOf(items),
    missing: items.flatMap((item) => {
      const fields = asked.filter((field) => !item[field]);
      return fields.length > 0 ? [{ sku: item.sku, fields }] : [];
    }),
  };
}

async function readParcel(orderId: string, id: string, all: SkuQuantity[]): Promise<SkuQuantity[]> {
  const parcel = await database().shipment.findFirst({ where: { id, orderId, returnId: null } });
  if (!parcel) throw notFound('parcel');
  return readColumn('shipment.lines', parcel.id, parcel.lines) ?? all;
}

const readLines = (orderId: string): Promise<Line[]> => readRows<Line>`
  SELECT order_line.sku, order_line.title, order_line.quantity AS ordered, unit_amount AS "unitAmount",
    discount_amount AS "discountAmount", tax_amount AS "taxAmount",
    coalesce(variant.weight_grams, product.weight_grams) AS "weightGrams",
    coalesce(hs_code, '') AS "hsCode", coalesce(origin_country, '') AS "originCountry"
  FROM order_line
  LEFT JOIN variant ON variant.id = order_line.variant_id
  LEFT JOIN product ON product.id = variant.product_id
  WHERE order_id = ${orderId} ORDER BY order_line.position`;
