import { expect, it } from 'vitest';
import { database } from '#server/engine/database/database.ts';
import { createShipment } from '#server/shipping/create-shipment.ts';
import { testDatabase } from '#server/testing/database.ts';
import { aProduct } from '#server/testing/factories.ts';
import { aKey, aPaidOrder } from '#server/testing/order-factories.ts';
import { readArrivalCalendar } from './arrival-calendar.ts';

testDatabase();

const desk = { actor: aKey, cookies: new Map<string, string>() };

it('an arrival is in the calendar on the days of the checkout, then in its carrier’s two hours', async () => {
  const publicId = await aPaidOrder((await aProduct({})).sku);
  await database().order.update({
    where: { publicId },
    data: { arrivesFrom: new Date('2026-11-25'), arrivesBy: new Date('2026-11-26') },
  });
  const days = await readArrivalCalendar(desk, publicId);
  expect(days).toContain('DTSTART;VALUE=DATE:20261125');
  expect(days).toContain('DTEND;VALUE=DATE:20261127');
  const eta = '2026-11-25T12:10:00.000Z';
  await createShipment(publicId, { actor: aKey, carrier: 'DHL', trackingNumber: 'CAL-1', eta });
  expect(await readArrivalCalendar(desk, publicId)).toContain('DTSTART:20261125T111000Z');
  const nobody = { actor: { kind: 'nobody' } as const, cookies: new Map<string, string>() };
  await expect(readArrivalCalendar(nobody, publicId)).rejects.toThrow('no such order');
});
