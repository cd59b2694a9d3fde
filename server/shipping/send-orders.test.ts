import { describe, expect, it } from 'vitest';
import { mostOrdersAtOnce } from '#contract/order/many-orders.ts';
import { sendOrdersSchema } from '#contract/shipping/send-orders.ts';
import { pickUpMethod } from '#domain/tariff/shipping-methods.ts';
import { database } from '#server/engine/database/database.ts';
import { testDatabase } from '#server/testing/database.ts';
import { aProduct } from '#server/testing/factories.ts';
import { aKey, aPaidOrder } from '#server/testing/order-factories.ts';
import { handlerOf } from '#server/testing/route-handler.ts';
import { aSession } from '#server/testing/session.ts';
import { aStatement, confirm, matchAll, numberOf } from '#server/testing/withdrawals.ts';
import { createShipment } from './create-shipment.ts';
import { eachOrder } from './each-order.ts';
import { recordTrackingEvent } from './record-tracking-event.ts';
import { sendOrders } from './send-orders.ts';
import { shippingRoutes } from './shipping-routes.ts';

testDatabase();

let made = 0;
const aNumber = () => `SEND-${++made}`;

async function anOrder() {
  const { sku } = await aProduct({ onHand: 1 });
  const publicId = await aPaidOrder(sku);
  const { number } = await database().order.findUniqueOrThrow({ where: { publicId } });
  return { publicId, number: `MD-${number}` };
}
const send = (fields: Record<string, string>) => sendOrders(sendOrdersSchema.parse(fields), aKey);
const parcelsOf = async (publicId: string) => {
  const rows = await database().shipment.findMany({ where: { order: { publicId } }, orderBy: { position: 'asc' } });
  return rows.map(({ carrier, trackingNumber }) => `${carrier} ${trackingNumber}`);
};

describe('sending many orders', () => {
  it('takes scanned numbers and pasted rows together; a row’s own carrier counts before the one for all', async () => {
    const [one, two, three] = [await anOrder(), await anOrder(), await anOrder()];
    const numbers = [aNumber(), aNumber(), aNumber()];
    const sent = await send({
      carrier: 'DHL',
      [`number.${one.publicId}`]: ` ${numbers[0]} `,
      rows: `${two.number.toLowerCase()}\t\t${numbers[1]}\n${three.number}\tGLS\t${numbers[2]}`,
    });
    expect(sent).toMatchObject({
      ok: true,
      value: { orders: [{ problem: null }, { problem: null }, { problem: null }] },
    });
    const parcels = await Promise.all([one, two, three].map(({ publicId }) => parcelsOf(publicId)));
    expect(parcels).toEqual([[`DHL ${numbers[0]}`], [`DHL ${numbers[1]}`], [`GLS ${numbers[2]}`]]);
    expect((await database().order.findUniqueOrThrow({ where: { publicId: one.publicId } })).status).toBe('shipped');
  });

  it('is safe to repeat: what has that parcel is sent, and what has another is refused with who sent it', async () => {
    const [one, two] = [await anOrder(), await anOrder()];
    const rows = `${one.number},DHL,${aNumber()}\n${two.number},DHL,${aNumber()}`;
    await createShipment(two.publicId, { actor: aKey, carrier: 'UPS', trackingNumber: aNumber() });
    for (let press = 0; press < 2; press += 1) {
      const sent = await send({ rows });
      expect(sent.ok && sent.value.orders).toMatchObject([
        { number: one.number, problem: null },
        {
          number: two.number,
          problem: { code: 'nothing_to_send', message: expect.stringMatching(/^You sent order .* \(UPS SEND-\d+\)/) },
        },
      ]);
    }
    expect([await parcelsOf(one.publicId), await parcelsOf(two.publicId)].map(({ length }) => length)).toEqual([1, 1]);
  });

  it('doesn’t take a parcel that got lost for the one to send', async () => {
    const one = await anOrder();
    const lost = aNumber();
    const sent = await createShipment(one.publicId, { actor: aKey, carrier: 'DHL', trackingNumber: lost });
    if (!sent.ok) throw new Error(sent.refusal.message);
    await recordTrackingEvent(sent.value.id, { status: 'lost', occurredAt: new Date().toISOString() });
    const again = await send({ rows: `${one.number},DHL,${lost}` });
    expect(again.ok && again.value.orders).toMatchObject([{ problem: { code: 'tracking_number_taken' } }]);
  });

  it('names no amount of a disputed order, and neither it nor a fault stops the others', async () => {
    const [disputed, right] = [await anOrder(), await anOrder()];
    const { payments } = await database().order.findUniqueOrThrow({
      where: { publicId: disputed.publicId },
      select: { payments: true },
    });
    const [payment] = payments;
    if (!payment) throw new Error('no payment');
    await database().dispute.create({
      data: {
        ...{
          ref: `du_${disputed.publicId}`,
          orderId: payment.orderId,
          paymentId: payment.id,
          provider: payment.provider,
        },
        ...{ amount: payment.amount, currency: payment.currency, reason: 'fraudulent', status: 'open' },
        openedAt: new Date(),
      },
    });
    const sent = await send({ rows: `${disputed.number},DHL,${aNumber()}\n${right.number},DHL,${aNumber()}` });
    const message = `The customer has disputed order ${disputed.number} with their bank. Open the order to send it anyway.`;
    expect(sent.ok && sent.value.orders.map(({ problem }) => problem)).toEqual([
      { code: 'dispute_unconfirmed', message },
      null,
    ]);
    const answers = await eachOrder([disputed, right], async ({ publicId }) => {
      if (publicId === disputed.publicId) throw new Error('broken');
      return null;
    });
    expect(answers).toMatchObject([{ problem: { code: 'fault' } }, { problem: null }]);
  });

  it('sends nothing of an order that its customer has withdrawn from', async () => {
    const one = await anOrder();
    await confirm(aStatement(await numberOf(one.publicId)));
    await matchAll();
    const sent = await send({ rows: `${one.number},DHL,${aNumber()}` });
    expect(sent.ok && sent.value.orders).toMatchObject([
      { problem: { code: 'illegal_transition', message: expect.stringMatching(/^The customer has withdrawn/) } },
    ]);
    expect(await parcelsOf(one.publicId)).toEqual([]);
  });

  it('sends nothing while a line is wrong, and says which and why', async () => {
    const [one, two] = [await anOrder(), await anOrder()];
    const collected = await anOrder();
    await database().order.update({ where: { publicId: collected.publicId }, data: { shippingMethod: pickUpMethod } });
    const number = aNumber();
    const right = `${one.number},DHL,${number}`;
    const refusals: [rows: string, words: RegExp][] = [
      [`${right}\n,DHL,${aNumber()}`, /^Line 2: The order number is missing\. Nothing was sent\.$/],
      [`${right}\nMD-999999,DHL,${aNumber()}`, /^Line 2: There is no order MD-999999\. Nothing was sent\.$/],
      [`${right}\nRW-1${two.number.slice(3)},DHL,${aNumber()}`, /^Line 2: There is no order RW-1/],
      [`${right}\n${two.number},DHL,1`, /^Line 2: Enter the tracking number: at least 3 characters\./],
      [`${right}\n${two.number},,${aNumber()}`, /^Line 2: Enter the carrier\./],
      [`${right}\n${one.number},DHL,${aNumber()}`, /^Line 2: MD-\d+ is listed twice\./],
      [
        `${right}\n${two.number},dhl,${number}`,
        new RegExp(`^Line 2: ${one.number} has the same tracking number, ${number}\\.`),
      ],
      [
        `${right}\n${two.number},DHL,"3,40434E+11"`,
        /^Line 2: Excel has shortened this number\. Format the column as text/,
      ],
      [`${right}\n${two.number},DHL,3.4E11`, /^Line 2: Excel has shortened this number\./],
      [
        `${right}\n${collected.number},DHL,${aNumber()}`,
        /^Line 2: MD-\d+ will be collected, so it has no tracking number\./,
      ],
      ['', /^Enter at least one tracking number\./],
      [`${right}\n`.repeat(mostOrdersAtOnce + 1), /^You can send up to 100 orders at once\. This list has 101\./],
    ];
    for (const [rows, words] of refusals) {
      const sent = await send({ rows });
      expect(sent).toMatchObject({
        ok: false,
        refusal: { code: 'invalid', field: 'rows', message: expect.stringMatching(words) },
      });
    }
    const without = { [`number.${one.publicId}`]: aNumber(), [`number.${two.publicId}`]: aNumber() };
    expect(await send(without)).toMatchObject({
      ok: false,
      refusal: { field: 'carrier', message: 'Enter the carrier. Nothing was sent.' },
    });
    expect(await parcelsOf(one.publicId)).toEqual([]);
  });

  it('takes a file without scripts, as Excel writes it, and goes back to the page with what came of it', async () => {
    const handler = handlerOf(shippingRoutes, 'POST /desk/orders/parcels');
    const { cookie } = await aSession('packer');
    const { publicId, number } = await anOrder();
    const text = `Order\tTracking number\tTown\r\n${number}\t${aNumber()}\tLyon\r\n`;
    const body = new FormData();
    body.set('carrier', 'GLS');
    body.set(
      'file',
      new Blob([Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')])]),
      'parcels.txt',
    );
    const answer = await handler(
      new Request('http://shop.test/api/desk/orders/parcels', {
        method: 'POST',
        headers: {
          cookie,
          host: 'shop.test',
          origin: 'http://shop.test',
          referer: 'http://shop.test/desk/orders/send',
        },
        body,
      }),
      {},
    );
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/desk/orders/send?sent=1']);
    expect(await parcelsOf(publicId)).toEqual([`GLS SEND-${made}`]);
  });
});
