import { describe, expect, it } from 'vitest';
import { setSettings } from '#server/config/settings.ts';
import { database } from '#server/engine/database/database.ts';
import { linkCookieName } from '#server/order/link/order-link.ts';
import { readOrderView } from '#server/order/page/order-view.ts';
import { createShipment } from '#server/shipping/create-shipment.ts';
import { recordTrackingEvent } from '#server/shipping/record-tracking-event.ts';
import { testDatabase } from '#server/testing/database.ts';
import { aProduct } from '#server/testing/factories.ts';
import { aDeliveredOrder, aKey, aKeyTo, aPaidOrder, aReturn } from '#server/testing/order-factories.ts';
import { handlerOf } from '#server/testing/route-handler.ts';
import { aSession } from '#server/testing/session.ts';
import { testSettings } from '#server/testing/settings.ts';
import { approveReturn } from './approve-return.ts';
import { returnRoutes } from './return-routes.ts';

testDatabase();

const post = handlerOf(returnRoutes, 'POST /orders/:publicId/returns/:returnId/parcel');
const shop = 'http://shop.test';
const ownBrowser = async (publicId: string) => `${linkCookieName('owner', publicId)}=${await aKeyTo(publicId)}`;

/** A return that its customer posts. */
async function anApproved() {
  const { publicId } = await aDeliveredOrder((await aProduct()).sku);
  const key = await aReturn(publicId);
  setSettings({ ...testSettings(), DEMO: false });
  try {
    await approveReturn(key, { actor: aKey });
  } finally {
    setSettings(testSettings());
  }
  return { ...key, cookie: await ownBrowser(publicId) };
}

type Approved = Awaited<ReturnType<typeof anApproved>>;
interface Sent {
  carrier?: string;
  trackingNumber?: string;
}

function send({ publicId, returnId, cookie }: Approved, fields: Sent, accept = 'application/json'): Promise<Response> {
  const headers = { host: 'shop.test', origin: shop, accept, cookie };
  const body = new URLSearchParams({ ...fields });
  const request = new Request(`${shop}/api/orders/${publicId}/returns/${returnId}/parcel`, {
    method: 'POST',
    headers,
    body,
  });
  return post(request, { publicId, returnId });
}
const parcelsOf = ({ returnId }: Approved) =>
  database().shipment.findMany({ where: { returnId }, select: { carrier: true, trackingNumber: true } });
const viewOf = async ({ publicId }: Approved) => (await readOrderView(publicId))?.data;

describe('the parcel a customer posts', () => {
  it('is named by a plain form, once however often it is sent, and its first scan says that it is on its way', async () => {
    const back = await anApproved();
    const named = { carrier: 'DHL', trackingNumber: 'RET 001' };
    const answers = await Promise.all([1, 2, 3].map(() => send(back, named, 'text/html')));
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303]);
    expect(answers[0]?.headers.get('location')).toBe(`/orders/${back.publicId}#returns`);
    expect((await send(back, { carrier: 'dhl', trackingNumber: 'ret001' })).status).toBe(200);
    expect(await parcelsOf(back)).toEqual([named]);
    const view = await viewOf(back);
    expect(view?.afterSale.returns[0]).toMatchObject({ status: 'approved', parcel: { ...named, byCustomer: true } });
    expect(view?.events.filter(({ kind }) => kind === 'return_posted')).toHaveLength(1);
    const id = view?.afterSale.returns[0]?.parcel?.id ?? '';
    await recordTrackingEvent(id, { status: 'in_transit', occurredAt: new Date().toISOString() });
    expect((await viewOf(back))?.afterSale.returns[0]?.status).toBe('sent');
    // A number that is being followed stays.
    expect((await send(back, { carrier: 'DHL', trackingNumber: 'RET002' })).status).toBe(409);
    expect(await parcelsOf(back)).toEqual([named]);
  });

  it('can be corrected until it is scanned', async () => {
    const back = await anApproved();
    await send(back, { carrier: 'DHL', trackingNumber: 'WRONG1' });
    expect((await send(back, { carrier: 'UPS', trackingNumber: 'RIGHT1' })).status).toBe(200);
    expect(await parcelsOf(back)).toEqual([{ carrier: 'UPS', trackingNumber: 'RIGHT1' }]);
  });

  it('is refused with why: too short a number, or another parcel’s', async () => {
    const back = await anApproved();
    const short = await send(back, { carrier: 'DHL', trackingNumber: '1' });
    expect([short.status, await short.json()]).toMatchObject([
      400,
      { field: 'trackingNumber', message: expect.stringContaining('at least 3') },
    ]);
    await createShipment(await aPaidOrder((await aProduct()).sku), {
      actor: aKey,
      carrier: 'DHL',
      trackingNumber: 'TAKEN-1',
    });
    const taken = await send(back, { carrier: 'DHL', trackingNumber: 'taken-1' }, 'text/html');
    expect(taken.headers.get('location')).toContain('problem=tracking_number_taken&field=trackingNumber');
    expect(await parcelsOf(back)).toEqual([]);
  });

  it('gives way to the shop’s own parcel of that number, scanned or not', async () => {
    const [guessed, scanned] = [await anApproved(), await anApproved()];
    await send(guessed, { carrier: 'DHL', trackingNumber: 'NEXT-1' });
    await send(scanned, { carrier: 'DHL', trackingNumber: 'NEXT-2' });
    const { id } = await database().shipment.findFirstOrThrow({ where: { returnId: scanned.returnId } });
    await recordTrackingEvent(id, { status: 'in_transit', occurredAt: new Date().toISOString() });
    for (const trackingNumber of ['next-1', 'NEXT-2']) {
      const publicId = await aPaidOrder((await aProduct()).sku);
      expect(await createShipment(publicId, { actor: aKey, carrier: 'DHL', trackingNumber })).toMatchObject({
        ok: true,
      });
    }
    expect([await parcelsOf(guessed), await parcelsOf(scanned)]).toEqual([[], []]);
    const named = await send(guessed, { carrier: 'DHL', trackingNumber: 'NEXT-1' });
    expect([named.status, await named.json()]).toMatchObject([409, { code: 'tracking_number_taken' }]);
  });

  it('is named by nobody else, not for another order’s return, nor without end', async () => {
    const back = await anApproved();
    const named = { carrier: 'DHL', trackingNumber: 'MINE-1' };
    expect((await send({ ...back, cookie: '' }, named)).status).toBe(404);
    expect((await send({ ...back, cookie: (await aSession('shopper')).cookie }, named)).status).toBe(404);
    const other = await anApproved();
    expect((await send({ ...other, returnId: back.returnId }, named)).status).toBe(404);
    expect(await parcelsOf(back)).toEqual([]);
    const statuses = [];
    for (let n = 0; n < 21; n++) statuses.push((await send(back, named)).status);
    expect([statuses[0], statuses.at(-1)]).toEqual([200, 429]);
  });

  it('isn’t asked for where the shop has made a label', async () => {
    const { publicId } = await aDeliveredOrder((await aProduct()).sku);
    const key = await aReturn(publicId);
    await approveReturn(key, { actor: aKey });
    const cookie = await ownBrowser(publicId);
    expect((await send({ ...key, cookie }, { carrier: 'DHL', trackingNumber: 'OTHER-1' })).status).toBe(409);
  });
});
