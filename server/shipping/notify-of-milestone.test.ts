import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recordDeskTracking } from '#server/desk/record-desk-tracking.ts';
import { database } from '#server/engine/database/database.ts';
import { cancelOrder } from '#server/order/cancel-order.ts';
import { refundOrder } from '#server/order/refund/refund-order.ts';
import { packOrder } from '#server/shipping/pack-order.ts';
import { testDatabase } from '#server/testing/database.ts';
import { aProduct } from '#server/testing/factories.ts';
import { aKey, aPaidOrder } from '#server/testing/order-factories.ts';
import { createShipment } from './create-shipment.ts';
import { recordTrackingEvent } from './record-tracking-event.ts';

testDatabase();

let parcels = 0;
async function aParcel(carrier = 'DHL') {
  const publicId = await aPaidOrder((await aProduct()).sku);
  const sent = await createShipment(publicId, { actor: aKey, carrier, trackingNumber: `TM-${++parcels}` });
  if (!sent.ok) throw new Error(sent.refusal.message);
  return { publicId, shipmentId: sent.value.id };
}
/** The kinds that its customer was told, in order. */
async function toldOf(publicId: string): Promise<string[]> {
  const notices = await database().notice.findMany({
    where: { href: { startsWith: `/orders/${publicId}` } },
    orderBy: { at: 'asc' },
  });
  return notices.map(({ kind }) => kind);
}
const lastTold = (publicId: string) =>
  database().notice.findFirst({ where: { href: { startsWith: `/orders/${publicId}` } }, orderBy: { at: 'desc' } });
const at = (minute: number) => `2026-11-24T09:${String(minute).padStart(2, '0')}:00.000Z`;
const journey = [
  { id: '1', status: 'picked_up', occurredAt: at(1) },
  { id: '2', status: 'in_transit', occurredAt: at(2) },
  { id: '3', status: 'attempt_failed', occurredAt: at(3) },
  { id: '4', status: 'out_for_delivery', occurredAt: at(4) },
  { id: '5', status: 'delivered', occurredAt: at(5) },
] as const;

describe('what a customer is told of their parcel', () => {
  it('each milestone once, as it happens', async () => {
    const { publicId, shipmentId } = await aParcel();
    for (const event of [...journey, ...journey]) await recordTrackingEvent(shipmentId, event);
    expect(await toldOf(publicId)).toEqual([
      ...['order_confirmed', 'parcel_sent', 'parcel_sent'],
      ...['parcel_problem', 'parcel_out_for_delivery', 'parcel_delivered'],
    ]);
  });

  it('that it is on its way only once its carrier or the desk says so, and by whom', async () => {
    const byCarrier = await aParcel();
    const label = { title: expect.stringContaining('is ready for DHL'), body: expect.stringContaining('TM-') };
    expect(await lastTold(byCarrier.publicId)).toMatchObject(label);
    await recordTrackingEvent(byCarrier.shipmentId, journey[0]);
    const onItsWay = expect.stringMatching(/^Your parcel from order .+ is on its way$/);
    expect(await lastTold(byCarrier.publicId)).toMatchObject({
      title: onItsWay,
      body: expect.stringMatching(/^DHL has it/),
    });
    await recordTrackingEvent(byCarrier.shipmentId, journey[4]);
    expect(await lastTold(byCarrier.publicId)).toMatchObject({ body: expect.stringMatching(/^DHL says/) });

    const byDesk = await aParcel();
    await recordDeskTracking(byDesk, { status: 'picked_up' });
    expect(await lastTold(byDesk.publicId)).toMatchObject({
      title: onItsWay,
      body: expect.stringMatching(/^We’ve handed/),
    });
    await recordDeskTracking(byDesk, { status: 'delivered' });
    expect(await lastTold(byDesk.publicId)).toMatchObject({ body: expect.stringMatching(/^We’ve marked it/) });
  });

  it('a carrier goes by its own name, however it was written', async () => {
    const { publicId, shipmentId } = await aParcel('dhl');
    await recordTrackingEvent(shipmentId, { status: 'in_transit', occurredAt: at(1), delayed: true });
    for (const event of journey) await recordTrackingEvent(shipmentId, event);
    const notices = await database().notice.findMany({ where: { href: { startsWith: `/orders/${publicId}` } } });
    const told = notices.map(({ title, body }) => `${title}. ${body}`).filter((words) => /dhl/i.test(words));
    expect(told).toHaveLength(5);
    expect(told.filter((words) => /\bdhl\b/.test(words))).toEqual([]);
  });

  it('a delay once, when it begins', async () => {
    const { publicId, shipmentId } = await aParcel();
    await recordTrackingEvent(shipmentId, { status: 'in_transit', occurredAt: at(1), delayed: true });
    await recordTrackingEvent(shipmentId, { status: 'out_for_delivery', occurredAt: at(2) });
    await recordTrackingEvent(shipmentId, { status: 'in_transit', occurredAt: at(3), delayed: true });
    expect((await toldOf(publicId)).filter((kind) => kind === 'parcel_problem')).toHaveLength(1);
  });

  it('after “delivered” nobody hears that it is on its way', async () => {
    const { publicId, shipmentId } = await aParcel();
    for (const event of [...journey].reverse()) await recordTrackingEvent(shipmentId, event);
    expect(await toldOf(publicId)).toEqual(['order_confirmed', 'parcel_sent', 'parcel_delivered']);
  });

  it('never twice and always the end, in whatever order and number the carrier tells it, also at once', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray([...journey, ...journey, ...journey], { minLength: 15, maxLength: 15 }),
        async (events) => {
          const { publicId, shipmentId } = await aParcel();
          await Promise.all(events.map((event) => recordTrackingEvent(shipmentId, event)));
          const told = await toldOf(publicId);
          // One for its label, and one for its first scan.
          const kinds = told.filter((kind) => kind !== 'parcel_sent');
          expect(new Set(kinds).size).toBe(kinds.length);
          expect(told.length - kinds.length).toBeLessThanOrEqual(2);
          expect(told.at(-1)).toBe('parcel_delivered');
          const mails = await database().email.count({
            where: { notice: { href: { startsWith: `/orders/${publicId}` } } },
          });
          expect(mails).toBe(told.length);
        },
      ),
      { numRuns: 8 },
    );
  });

  it('a way back and money back are told of too, each once', async () => {
    const packed = await aPaidOrder((await aProduct()).sku);
    await packOrder(packed, aKey);
    await packOrder(packed, aKey);
    await refundOrder(packed, { actor: aKey, amount: 500, reason: 'a chip', key: 'one' });
    await refundOrder(packed, { actor: aKey, amount: 500, reason: 'a chip', key: 'one' });
    expect(await toldOf(packed)).toEqual(['order_confirmed', 'order_packed', 'refund_made']);
    const cancelled = await aPaidOrder((await aProduct()).sku);
    await cancelOrder(cancelled, { actor: aKey, reason: 'broke in the kiln' });
    expect(await toldOf(cancelled)).toEqual(['order_confirmed', 'order_cancelled', 'refund_made']);
  });

  it('is not told if what it tells of is not committed', async () => {
    const { publicId, shipmentId } = await aParcel();
    const before = await toldOf(publicId);
    const bad = { ...journey[4], occurredAt: 'no moment' };
    await expect(recordTrackingEvent(shipmentId, bad)).rejects.toThrow();
    expect(await toldOf(publicId)).toEqual(before);
  });
});
