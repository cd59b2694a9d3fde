import ical from 'ical-generator';
import { isWholeDay } from '#domain/shipping/tracking/whole-day.ts';
import { databaseNow } from '#server/engine/database/clock.ts';
import { database } from '#server/engine/database/database.ts';
import { shopUrl } from '#server/mail/shop-url.ts';
import { mayOpenOrder, type OrderVisitor } from '#server/order/link/order-access.ts';
import { readShop } from '#server/shop/read-shop.ts';
import { notFound } from '#server/web/problem.ts';
import { type OrderSale, readOrderSales } from './order-view.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** When an order is expected, as an iCalendar file (RFC 5545): by its carrier's word, else on the days of its checkout. */
export async function readArrivalCalendar(visitor: OrderVisitor, publicId: string): Promise<string> {
  if (!(await mayOpenOrder(visitor, publicId))) throw notFound('order');
  const order = (await readOrderSales(database(), [publicId])).get(publicId);
  const when = order && expectedOf(order);
  if (!order || !when) throw notFound('arrival');
  const { shopName } = await readShop();
  const calendar = ical({ name: shopName, prodId: { company: 'Marketday', product: 'Orders' } });
  calendar.createEvent({
    ...when,
    id: `order-${publicId}@marketday`,
    stamp: databaseNow(),
    summary: `${shopName}: order ${order.number} ${order.collectAt ? 'ready to collect' : 'arrives'}`,
    location: (order.collectAt ?? order.addressLines).join(', '),
    url: `${shopUrl()}/orders/${publicId}`,
  });
  return calendar.toString();
}

interface Expected {
  start: Date;
  end: Date;
  allDay: boolean;
}

/** The two hours around the last parcel's arrival, or whole days. */
function expectedOf({ shipments, arrival }: Pick<OrderSale, 'shipments' | 'arrival'>): Expected | null {
  const last = shipments
    .flatMap(({ eta, deliveredAt }) => (eta && !deliveredAt ? [eta] : []))
    .sort()
    .at(-1);
  if (last && isWholeDay(last)) return daysOf(last.slice(0, 10), last.slice(0, 10));
  if (last) {
    const at = Date.parse(last);
    return { start: new Date(at - hourMs), end: new Date(at + hourMs), allDay: false };
  }
  return arrival && daysOf(arrival.earliest, arrival.latest);
}

const daysOf = (first: string, last: string): Expected => ({
  start: new Date(`${first}T00:00:00Z`),
  end: new Date(Date.parse(`${last}T00:00:00Z`) + dayMs),
  allDay: true,
});
