import type { OrderList } from '#contract/order/order-list.ts';
import { decimalAmount } from '#domain/money/decimal-amount.ts';
import { lineTotal } from '#domain/order/line-total.ts';
import { statusesIn } from '#domain/order/order-groups.ts';
import { orderNumber } from '#domain/order/order-number.ts';
import { database } from '#server/engine/database/database.ts';
import { readShop } from '#server/shop/read-shop.ts';
import { readColumnOr } from '#server/stored/read-column.ts';
import { csvFile } from '#server/web/csv-file.ts';
import { Prisma } from '../../prisma/generated/client.ts';

const heads = [
  ...['Order', 'Placed', 'Paid', 'State', 'Test', 'Name', 'Email', 'Phone', 'Company', 'VAT number'],
  ...['Address', 'Address 2', 'Postcode', 'City', 'Region', 'Country'],
  ...['SKU', 'Piece', 'Quantity', 'Unit price', 'Discount', 'Line total', 'VAT rate %', 'VAT', 'Currency'],
  ...['Delivery', 'Order total', 'By gift card', 'Refunded', 'Note'],
];

/** Orders placed in a period, in the order of their placing: a row for each line. What is the whole order’s stands in its first row. */
export const ordersFile = (query: Pick<OrderList, 'state' | 'from' | 'to'>) =>
  csvFile('orders.csv', heads, rowsOf(query));

const perPart = 200;

async function* rowsOf({ state, from, to }: Pick<OrderList, 'state' | 'from' | 'to'>) {
  const { zone } = await readShop();
  const startOf = (day: string, later: number) =>
    Prisma.sql`((${day}::date + ${later}::int)::timestamp AT TIME ZONE ${zone}::text)`;
  const wanted = Prisma.join(
    [
      ...(state ? [Prisma.sql`status = ANY (${[...statusesIn(state)]}::text[])`] : []),
      ...(from ? [Prisma.sql`placed_at >= ${startOf(from, 0)}`] : []),
      ...(to ? [Prisma.sql`placed_at < ${startOf(to, 1)}`] : []),
      Prisma.sql`true`,
    ],
    ' AND ',
  );
  let last: string | null = null;
  for (;;) {
    const after: Prisma.Sql =
      last === null
        ? Prisma.sql`true`
        : Prisma.sql`(placed_at, number) > (SELECT placed_at, number FROM orders WHERE id = ${last})`;
    const ids: { id: string }[] = await database().$queryRaw`
      SELECT id FROM orders WHERE ${wanted} AND ${after} ORDER BY placed_at, number LIMIT ${perPart}::int`;
    const part = await readOrders(ids.map(({ id }) => id));
    if (part.length > 0) yield part.flatMap(rowsOfOrder);
    if (ids.length < perPart) return;
    last = ids.at(-1)?.id ?? null;
  }
}

const readOrders = (ids: string[]) =>
  database().order.findMany({
    where: { id: { in: ids } },
    orderBy: [{ placedAt: 'asc' }, { number: 'asc' }],
    include: { lines: { orderBy: { position: 'asc' } } },
  });
type OrderRow = Awaited<ReturnType<typeof readOrders>>[number];

const percent = (basisPoints: number | null): number | null => (basisPoints === null ? null : basisPoints / 100);

function rowsOfOrder(order: OrderRow): (string | number | null)[][] {
  const { currency, lines, pricesInclude } = order;
  const money = (amount: number) => decimalAmount(amount, currency);
  const address = readColumnOr('orders.shipping_address', order.id, order.shippingAddress, null);
  const buyer = [
    ...[orderNumber(order), order.placedAt.toISOString(), order.paidAt?.toISOString() ?? null, order.status],
    ...[order.isTest ? 'yes' : 'no', address?.name ?? null, order.email, order.phone, order.company, order.vatNumber],
    ...[address?.line1 ?? null, address?.line2 ?? null, address?.postalCode ?? null, address?.city ?? null],
    ...[address?.region ?? null, address?.country ?? null],
  ];
  const whole = [
    ...[money(order.shippingAmount), money(order.totalAmount), money(order.giftCardAmount)],
    ...[money(order.refundedAmount), order.note],
  ];
  return lines.map((line, at) => [
    ...buyer,
    ...[line.sku, line.title, line.quantity, money(line.unitAmount), money(line.discountAmount)],
    ...[money(lineTotal(line, pricesInclude)), percent(line.taxBasisPoints)],
    ...[money(line.taxAmount), currency],
    ...(at === 0 ? whole : whole.map(() => null)),
  ]);
}
