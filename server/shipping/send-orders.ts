import { mostOrdersAtOnce, type OrderAnswer } from '#contract/order/many-orders.ts';
import type { SendOrders } from '#contract/shipping/send-orders.ts';
import { correctParcelSchema } from '#contract/shipping/shipment.ts';
import type { Problem } from '#contract/wire/problem.ts';
import { accept, type Decision, refuse } from '#domain/decision.ts';
import { isNumberOf, type NumberedOrder, orderNumber, typedNumber } from '#domain/order/order-number.ts';
import { hasFailed } from '#domain/shipping/tracking/failed-parcel.ts';
import { pickUpMethod } from '#domain/tariff/shipping-methods.ts';
import { database } from '#server/engine/database/database.ts';
import type { Actor } from '#server/session/actor.ts';
import { createShipment } from './create-shipment.ts';
import { eachOrder } from './each-order.ts';
import { parcelKey } from './find-parcel.ts';
import { type ParcelRow, readParcelRows, UnreadableRows } from './parcel-rows.ts';

/** A parcel that is to be sent, and where it was named: a line of the list, or a field. */
interface NamedParcel {
  field: string;
  place: string;
  publicId: string;
  number: string;
  carrier: string;
  trackingNumber: string;
}

/**
 * Sends many orders, each in one parcel with all that is left of it. Refuses `invalid` with every line that isn't right,
 * and then sends nothing; else each is judged by itself. Safe to repeat: a parcel that an order has already is sent.
 */
export async function sendOrders(
  wanted: SendOrders,
  actor: Actor,
): Promise<Decision<{ orders: OrderAnswer[] }, Problem>> {
  const named = await nameParcels(wanted);
  if (!named.ok) return named;
  const orders = await eachOrder(named.value, async ({ publicId, carrier, trackingNumber }) => {
    if (await hasParcel(publicId, { carrier, trackingNumber })) return null;
    const sent = await createShipment(publicId, { actor, carrier, trackingNumber });
    return sent.ok ? null : sent.refusal;
  });
  return accept({ orders });
}

/** Adds the rows of an uploaded file. Excel writes “Unicode text” as UTF-16 with a mark of its byte order. */
export function withFile(wanted: SendOrders, file: Uint8Array | undefined): SendOrders {
  if (!file) return wanted;
  const encoding = file[0] === 0xff && file[1] === 0xfe ? 'utf-16le' : 'utf-8';
  return { ...wanted, rows: new TextDecoder(encoding).decode(file).replaceAll('\0', '') };
}

async function hasParcel(publicId: string, name: { carrier: string; trackingNumber: string }): Promise<boolean> {
  const key = parcelKey(name);
  const parcels = await database().shipment.findMany({ where: { order: { publicId }, returnId: null } });
  const standing = parcels.filter((parcel) => !hasFailed(parcel)).map(parcelKey);
  return standing.some((one) => one.carrier === key.carrier && one.trackingNumber === key.trackingNumber);
}

async function nameParcels({ carrier, rows, numbers }: SendOrders): Promise<Decision<NamedParcel[], Problem>> {
  let lines: ParcelRow[];
  try {
    lines = readParcelRows(rows);
  } catch (error) {
    if (error instanceof UnreadableRows) return wrong([{ field: 'rows', message: error.message }]);
    throw error;
  }
  const count = lines.length + numbers.length;
  if (count === 0) return wrong([{ field: 'rows', message: 'Enter at least one tracking number.' }]);
  if (count > mostOrdersAtOnce)
    return wrong([
      { field: 'rows', message: `You can send up to ${mostOrdersAtOnce} orders at once. This list has ${count}.` },
    ]);
  if (!carrier && (numbers.length > 0 || lines.every((row) => row.carrier === '')))
    return wrong([{ field: 'carrier', message: 'Enter the carrier.' }]);
  const found = await ordersNamed(lines, numbers);
  const errors: Wrong[] = [];
  const parcels: NamedParcel[] = [];
  const add = ({ order, ...row }: Row) => {
    const problem = order ? problemOfRow(order, row.trackingNumber) : noOrder(row.written);
    const name = correctParcelSchema.safeParse({ carrier: row.carrier || carrier, trackingNumber: row.trackingNumber });
    const message = problem ?? name.error?.issues[0]?.message;
    if (!order || !name.success || message) errors.push({ field: row.field, message: `${row.place}${message}` });
    else {
      const { publicId, number } = order;
      parcels.push({ publicId, number, ...name.data, field: row.field, place: row.place });
    }
  };
  for (const { publicId, trackingNumber } of numbers) {
    const order = found.get(publicId);
    const place = order ? `${order.number}: ` : '';
    add({ order, written: publicId, field: `number.${publicId}`, place, carrier: '', trackingNumber });
  }
  for (const { line, order: written, ...row } of lines)
    add({ order: found.get(written), written, field: 'rows', place: `Line ${line}: `, ...row });
  errors.push(...twice(parcels));
  return errors.length > 0 ? wrong(errors) : accept(parcels);
}

const noOrder = (written: string): string =>
  written === '' ? 'The order number is missing.' : `There is no order ${written}.`;

interface Wrong {
  field: string;
  message: string;
}
interface Row extends Omit<NamedParcel, 'publicId' | 'number'> {
  order: FoundOrder | undefined;
  written: string;
}
interface FoundOrder {
  publicId: string;
  number: string;
  toCollect: boolean;
}

/** How Excel shortens a long number, such as 3.4043E+11: its last digits are lost. */
const shortened = /^\d+([.,]\d+)?E\+?\d+$/i;

function problemOfRow({ number, toCollect }: FoundOrder, trackingNumber: string): string | null {
  if (toCollect) return `${number} will be collected, so it has no tracking number. Hand it over on its own page.`;
  return shortened.test(trackingNumber.trim())
    ? 'Excel has shortened this number. Format the column as text, then enter the number again.'
    : null;
}

/** One parcel an order, and one number a parcel: anything else is a slip of the hand. */
function twice(parcels: readonly NamedParcel[]): Wrong[] {
  const seen = new Map<string, NamedParcel>();
  return parcels.flatMap((parcel) => {
    const key = parcelKey(parcel);
    const names = [parcel.publicId, `${key.carrier} ${key.trackingNumber}`] as const;
    const [sameOrder, sameNumber] = names.map((name) => seen.get(name));
    for (const name of names) seen.set(name, parcel);
    const message = sameOrder
      ? `${parcel.number} is listed twice. If it goes in two parcels, add the second on its own page.`
      : sameNumber && `${sameNumber.number} has the same tracking number, ${parcel.trackingNumber}.`;
    return message ? [{ field: parcel.field, message: `${parcel.place}${message}` }] : [];
  });
}

interface StoredOrder extends NumberedOrder {
  publicId: string;
  shippingMethod: string | null;
}

/** The orders that lines and fields name, by what names them. */
async function ordersNamed(
  lines: readonly ParcelRow[],
  numbers: SendOrders['numbers'],
): Promise<Map<string, FoundOrder>> {
  const typed = lines.flatMap(({ order }) => typedNumber(order)?.number ?? []);
  const found: StoredOrder[] = await database().order.findMany({
    where: { OR: [{ number: { in: typed } }, { publicId: { in: numbers.map(({ publicId }) => publicId) } }] },
    select: { publicId: true, number: true, numberPrefix: true, shippingMethod: true },
  });
  const shown = (order: StoredOrder) => ({
    publicId: order.publicId,
    number: orderNumber(order),
    toCollect: order.shippingMethod === pickUpMethod,
  });
  return new Map([
    ...found.map((order) => [order.publicId, shown(order)] as const),
    ...lines.flatMap(({ order: written }) => {
      const number = typedNumber(written);
      const order = number && found.find((one) => isNumberOf(number, one));
      return order ? [[written, shown(order)] as const] : [];
    }),
  ]);
}

const mostTold = 3;

function wrong(errors: readonly Wrong[]): Decision<never, Problem> {
  const told = errors.slice(0, mostTold).map(({ message }) => message);
  const more = errors.length > mostTold ? ` And ${errors.length - mostTold} more.` : '';
  return refuse({
    code: 'invalid',
    message: `${told.join(' ')}${more} Nothing was sent.`,
    field: errors[0]?.field,
    errors: [...errors],
  });
}
