import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import type { TrackingEventInput } from '#contract/shipping/shipment.ts';
import { setSettings } from '#server/config/settings.ts';
import { database } from '#server/engine/database/database.ts';
import { readOrderView } from '#server/order/page/order-view.ts';
import { sampleOf, signedBy } from '#server/testing/carrier-webhooks.ts';
import { testDatabase } from '#server/testing/database.ts';
import { aProduct } from '#server/testing/factories.ts';
import { nextDue } from '#server/testing/next-due.ts';
import { aKey, aPaidOrder } from '#server/testing/order-factories.ts';
import { testSettings } from '#server/testing/settings.ts';
import { addCarrierTracker } from './carrier-trackers.ts';
import { carrierWebhook } from './carrier-webhook-answer.ts';
import type { SourceName } from './carrier-webhooks/sources.ts';
import { createShipment } from './create-shipment.ts';
import { pullTracking } from './pull-tracking.ts';
import { mostAttempts, readCarrierMessages, readDueMessages } from './read-carrier-messages.ts';
import { replayCarrierMessage } from './replay-carrier-message.ts';

testDatabase();

let numbers = 0;
const aNumber = () => `JD0146${String(++numbers).padStart(6, '0')}`;

async function send(source: SourceName | string, body: string, headers = signedBy(source as SourceName, body)) {
  const request = new Request(`http://shop.test/api/webhooks/${source}`, { method: 'POST', body, headers });
  return (await carrierWebhook(request, source)).status;
}
async function aShipment(carrier: string, trackingNumber: string) {
  const publicId = await aPaidOrder((await aProduct()).sku);
  const created = await createShipment(publicId, { actor: aKey, carrier, trackingNumber });
  if (!created.ok) throw new Error(created.refusal.message);
  return { publicId, id: created.value.id };
}
async function parcelOf(publicId: string) {
  const view = await readOrderView(publicId);
  const parcel = view?.data.shipments[0];
  if (!view || !parcel) throw new Error('There is no such parcel.');
  return { ...parcel, version: view.version };
}
const standardBody = (trackingNumber: string, more: Partial<TrackingEventInput> = {}) =>
  JSON.stringify({
    carrier: 'DHL',
    trackingNumber,
    status: 'in_transit',
    occurredAt: '2026-11-24T09:00:00.000Z',
    ...more,
  });
const kept = (where: { source?: string; status?: string }) => database().carrierMessage.findMany({ where });

describe('a carrier’s webhook', () => {
  it('is kept as it came, answered, and read afterwards', async () => {
    const trackingNumber = aNumber();
    const { publicId } = await aShipment('dhl express', trackingNumber);
    const body = standardBody(trackingNumber);
    expect(await send('standard', body, signedBy('standard', body, { id: 'm-1' }))).toBe(202);
    const message = await database().carrierMessage.findFirstOrThrow({ where: { dedupeKey: 'm-1' } });
    expect(Buffer.from(message.body).toString()).toBe(body);
    expect(Object.keys(message.headers as object)).not.toContain('webhook-signature');
    expect((await parcelOf(publicId)).status).toBe('label_created');
    expect(await nextDue(readCarrierMessages)).not.toBeNull();
    await readDueMessages();
    expect((await parcelOf(publicId)).status).toBe('in_transit');
    expect(await nextDue(readCarrierMessages)).toBeNull();
  });

  it('a repeat is answered 200 and changes nothing', async () => {
    const trackingNumber = aNumber();
    const { publicId } = await aShipment('DHL', trackingNumber);
    const body = standardBody(trackingNumber);
    const deliver = () => send('standard', body, signedBy('standard', body, { id: 'm-2' }));
    const answers = await Promise.all([deliver(), deliver(), deliver()]);
    expect(answers.sort()).toEqual([200, 200, 202]);
    await readDueMessages();
    const { version } = await parcelOf(publicId);
    expect(await deliver()).toBe(200);
    await readDueMessages();
    expect((await parcelOf(publicId)).version).toBe(version);
  });

  it('I8: of a stranger, a recording, or a sender without a secret, nothing is kept', async () => {
    const before = await database().carrierMessage.count();
    const body = standardBody(aNumber());
    const old = signedBy('standard', body, { at: new Date(Date.now() - 3_600_000) });
    expect(await send('standard', body, { 'content-type': 'application/json' } as never)).toBe(401);
    expect(await send('standard', body, old)).toBe(401);
    expect(await send('standard', `${body} `, signedBy('standard', body))).toBe(401);
    expect(await send('easypost', body, signedBy('aftership', body))).toBe(401);
    expect(await send('nobody', body, signedBy('standard', body))).toBe(404);
    const { AFTERSHIP_WEBHOOK_SECRET: _none, ...settings } = testSettings();
    setSettings(settings);
    expect(await send('aftership', body)).toBe(503);
    setSettings(testSettings());
    expect(await database().carrierMessage.count()).toBe(before);
  });

  it('one that can’t be read is answered 400 with what was wrong, and kept for the desk', async () => {
    const body = JSON.stringify({ description: 'tracker.updated', id: 'evt_bad', result: { carrier: 'USPS' } });
    expect(await send('easypost', body)).toBe(400);
    expect(await kept({ source: 'easypost', status: 'failed' })).toMatchObject([
      { dedupeKey: 'evt_bad', problem: expect.stringContaining('tracking_code') },
    ]);
    expect(await send('shippo', '{')).toBe(400);
  });

  it('one for a parcel that is made later is read then, whatever the spelling', async () => {
    const trackingNumber = aNumber();
    const body = standardBody(trackingNumber.toLowerCase(), { status: 'out_for_delivery' });
    expect(await send('standard', body, signedBy('standard', body, { id: 'm-early' }))).toBe(202);
    await readDueMessages();
    expect(await kept({ status: 'unmatched' })).toMatchObject([{ carrier: 'dhl', trackingNumber }]);
    const { publicId } = await aShipment('DHL Express', `${trackingNumber.slice(0, 4)} ${trackingNumber.slice(4)}`);
    await readDueMessages();
    expect((await parcelOf(publicId)).status).toBe('out_for_delivery');
    expect(await kept({ status: 'unmatched' })).toEqual([]);
  });

  it('never moves another carrier’s parcel of the same number', async () => {
    const trackingNumber = aNumber();
    const { publicId } = await aShipment('GLS', trackingNumber);
    const body = standardBody(trackingNumber, { status: 'delivered' });
    expect(await send('standard', body, signedBy('standard', body, { id: 'm-other' }))).toBe(202);
    await readDueMessages();
    expect((await parcelOf(publicId)).status).toBe('label_created');
    await database().carrierMessage.deleteMany({ where: { status: 'unmatched' } });
  });
});

describe('a message that fails', () => {
  it('is tried again later and ends with the desk, which can have it read again', async () => {
    const trackingNumber = aNumber();
    const { publicId, id } = await aShipment('DHL', trackingNumber);
    const body = standardBody(trackingNumber);
    await send('standard', body, signedBy('standard', body, { id: 'm-broken' }));
    const where = { source_dedupeKey: { source: 'standard', dedupeKey: 'm-broken' } };
    await database().$executeRawUnsafe(
      `CREATE FUNCTION break_it() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'the disk is full'; END $$`,
    );
    await database().$executeRawUnsafe(
      `CREATE TRIGGER broken BEFORE INSERT ON tracking_event FOR EACH ROW EXECUTE FUNCTION break_it()`,
    );
    for (let attempt = 1; attempt <= mostAttempts; attempt++) {
      await readDueMessages();
      const message = await database().carrierMessage.findUniqueOrThrow({ where });
      expect(message).toMatchObject({ attempts: attempt, status: attempt < mostAttempts ? 'waiting' : 'failed' });
      if (message.dueAt) {
        expect(message.dueAt.getTime()).toBeGreaterThan(Date.now());
        await database().$executeRaw`UPDATE carrier_message SET due_at = clock_timestamp() WHERE id = ${message.id}`;
      }
    }
    const failed = await database().carrierMessage.findUniqueOrThrow({ where });
    expect(failed.problem).toContain('the disk is full');
    await database().$executeRawUnsafe('DROP TRIGGER broken ON tracking_event');
    expect(await replayCarrierMessage(failed.id)).toMatchObject({ replayed: true });
    await readDueMessages();
    expect((await parcelOf(publicId)).status).toBe('in_transit');
    expect(await replayCarrierMessage(failed.id)).toMatchObject({ replayed: false });
    expect(await database().trackingEvent.count({ where: { shipmentId: id } })).toBe(1);
  });
});

describe('a reader that dies over a message', () => {
  const dieOver = (id: string, attempts: number) => database().$executeRaw`
    UPDATE carrier_message SET status = 'waiting', attempts = ${attempts}, due_at = clock_timestamp() WHERE id = ${id}`;

  it('leaves a claim that ends by itself; the message is not read for ever', async () => {
    const trackingNumber = aNumber();
    const { publicId } = await aShipment('DHL', trackingNumber);
    const body = standardBody(trackingNumber);
    await send('standard', body, signedBy('standard', body, { id: 'm-dead' }));
    const where = { source_dedupeKey: { source: 'standard', dedupeKey: 'm-dead' } };
    const { id } = await database().carrierMessage.findUniqueOrThrow({ where });
    await dieOver(id, mostAttempts);
    await readDueMessages();
    expect(await database().carrierMessage.findUniqueOrThrow({ where })).toMatchObject({ status: 'failed' });
    await dieOver(id, 1);
    await readDueMessages();
    expect((await parcelOf(publicId)).status).toBe('in_transit');
  });
});

describe('recorded webhooks', () => {
  const samples = [
    ['easypost', 'FedEx', sampleOf('easypost-tracker-updated'), 'delivered'],
    ['shippo', 'USPS', sampleOf('shippo-track-updated'), 'delivered'],
    ['aftership', 'usps', sampleOf('aftership-tracking-update'), 'in_transit'],
  ] as const;

  it.each(samples)('%s: played and played again, they tell the same', async (source, carrier, body, status) => {
    const number = /"(?:tracking_code|tracking_number)": "(\w+)"/.exec(body)?.[1] ?? '';
    const { publicId } = await aShipment(carrier, number);
    expect(await send(source, body)).toBe(202);
    await readDueMessages();
    const once = await parcelOf(publicId);
    expect(once.status).toBe(status);
    const times = once.events.map((event) => event.occurredAt);
    expect(times).toEqual(times.toSorted().reverse());
    expect(await send(source, body)).toBe(200);
    await database().$executeRaw`UPDATE carrier_message SET status = 'waiting', due_at = clock_timestamp()`;
    await readDueMessages();
    expect(await parcelOf(publicId)).toEqual(once);
  });
});

describe('a carrier without webhooks', () => {
  it('is asked over HTTP until the parcel has arrived, and a failure is asked again later', async () => {
    const trackingNumber = aNumber();
    const told: (TrackingEventInput[] | null)[] = [
      [{ id: '1', status: 'in_transit', occurredAt: '2026-11-24T09:00:00.000Z' }],
      null,
      [
        { id: '1', status: 'in_transit', occurredAt: '2026-11-24T09:00:00.000Z' },
        { id: '2', status: 'delivered', occurredAt: '2026-11-24T15:00:00.000Z' },
      ],
    ];
    const http = createServer((request, response) => {
      expect(request.url).toBe(`/parcels/${trackingNumber}`);
      const answer = told.shift();
      response.writeHead(answer ? 200 : 500).end(JSON.stringify(answer));
    });
    await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
    const { port } = http.address() as AddressInfo;
    addCarrierTracker({
      carrier: 'Van of Karl',
      everySeconds: 600,
      async read(number) {
        const response = await fetch(`http://127.0.0.1:${port}/parcels/${number}`);
        if (!response.ok) throw new Error(`it answered ${response.status}`);
        return response.json();
      },
    });
    const { publicId, id } = await aShipment('Van of Karl', trackingNumber);
    const ask = async () => {
      await database().$executeRaw`UPDATE tracking_pull SET due_at = clock_timestamp()`;
      await pullTracking.run();
      await readDueMessages();
      return (await parcelOf(publicId)).status;
    };
    expect(await nextDue(pullTracking)).not.toBeNull();
    expect(await ask()).toBe('in_transit');
    expect(await ask()).toBe('in_transit');
    expect(await database().trackingPull.findUnique({ where: { shipmentId: id } })).toMatchObject({ attempts: 1 });
    expect(await ask()).toBe('delivered');
    await ask();
    expect(await database().trackingPull.count()).toBe(0);
    expect(await kept({ source: 'pull' })).toHaveLength(2);
    http.close();
  });
});
