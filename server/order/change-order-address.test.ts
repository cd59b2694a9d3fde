import { describe, expect, it } from 'vitest';
import { database } from '#server/engine/database/database.ts';
import { packOrder } from '#server/shipping/pack-order.ts';
import { testDatabase } from '#server/testing/database.ts';
import { aPerson, aProduct, shopper } from '#server/testing/factories.ts';
import { aKey, anAddress, aPaidOrder } from '#server/testing/order-factories.ts';
import { changeOrderAddress } from './change-order-address.ts';

testDatabase();

const elsewhere = { ...anAddress, line1: '3 quai Saint-Vincent', postalCode: '69004' };
const aRate = (amount: number) => ({ method: 'standard', title: 'Home delivery', amount, daysLeast: 3, daysMost: 5 });
const anOrder = async () => aPaidOrder((await aProduct()).sku);
const rowOf = (publicId: string) =>
  database().order.findUniqueOrThrow({ where: { publicId }, include: { events: { orderBy: { at: 'asc' } } } });
const change = async (publicId: string, address = elsewhere) =>
  changeOrderAddress(publicId, { actor: shopper(await aPerson()), address });

describe('changing where an order goes', () => {
  it('works until it is packed; the audit row says that, not to what', async () => {
    const publicId = await anOrder();
    expect(await change(publicId)).toEqual({ ok: true, value: { changed: true } });
    const { shippingAddress, events } = await rowOf(publicId);
    expect(shippingAddress).toMatchObject({ line1: '3 quai Saint-Vincent', postalCode: '69004' });
    expect(events.at(-1)).toMatchObject({ kind: 'address_changed', actor: 'shopper', note: null });
  });

  it('at the desk it names who did, and the customer is told where the order goes now', async () => {
    const publicId = await anOrder();
    const actor = shopper(await aPerson(), 'packer');
    expect(await changeOrderAddress(publicId, { actor, address: elsewhere })).toMatchObject({ ok: true });
    const { events } = await rowOf(publicId);
    expect(events.at(-1)).toMatchObject({ kind: 'address_changed', actor: `desk:${actor.personId}` });
    const mail = await database().email.findFirst({ where: { subject: { contains: 'delivery address' } } });
    expect(mail?.text).toContain('3 quai Saint-Vincent');
    expect(await database().notice.count({ where: { kind: 'order_address' } })).toBe(1);
    await changeOrderAddress(publicId, { actor, address: elsewhere });
    expect(await database().notice.count({ where: { kind: 'order_address' } })).toBe(1);
  });

  it('the same address again changes nothing', async () => {
    const publicId = await anOrder();
    await change(publicId);
    const { version } = await rowOf(publicId);
    expect(await change(publicId)).toEqual({ ok: true, value: { changed: false } });
    expect((await rowOf(publicId)).version).toBe(version);
  });

  it('I8: refused once it is packed, and to another country, it leaves no row and no change', async () => {
    const publicId = await anOrder();
    const before = await rowOf(publicId);
    const abroad = { ...elsewhere, country: 'BE', postalCode: '9000' };
    expect(await change(publicId, abroad)).toMatchObject({ refusal: { code: 'invalid', field: 'country' } });
    expect(await rowOf(publicId)).toEqual(before);
    await packOrder(publicId, aKey);
    const packed = await rowOf(publicId);
    expect(await change(publicId)).toMatchObject({ refusal: { code: 'address_fixed' } });
    expect(await rowOf(publicId)).toEqual(packed);
  });

  it('I8: refused to a place with another price of delivery or another tax, with words and no change', async () => {
    const publicId = await anOrder();
    const before = await rowOf(publicId);
    const island = { ...elsewhere, postalCode: '20000', region: 'Corse' };
    const { id } = await database().shippingZone.create({
      data: { title: 'Corsica', countries: ['FR'], postcodes: ['20'], rates: { create: aRate(1_900) } },
    });
    expect(await change(publicId, island)).toMatchObject({
      refusal: { code: 'invalid', field: 'postalCode', message: expect.stringContaining('another price') },
    });
    await database().shippingRate.updateMany({ where: { zoneId: id }, data: { method: 'ferry' } });
    expect(await change(publicId, island)).toMatchObject({
      refusal: { field: 'postalCode', message: expect.stringContaining('can’t be sent') },
    });
    await database().shippingRate.updateMany({ where: { zoneId: id }, data: { method: 'standard', amount: 900 } });
    await database().taxSettings.updateMany({ data: { rule: 'destination' } });
    const rate = { country: 'FR', class: 'standard', validFrom: new Date('2000-01-01') };
    await database().taxRate.createMany({
      data: [
        { ...rate, basisPoints: 2_000 },
        { ...rate, region: 'Corse', basisPoints: 1_000 },
      ],
      skipDuplicates: true,
    });
    expect(await change(publicId, island)).toMatchObject({
      refusal: { field: 'region', message: expect.stringContaining('VAT is different') },
    });
    expect(await rowOf(publicId)).toEqual(before);
    await database().taxSettings.updateMany({ data: { rule: 'unstated' } });
    expect(await change(publicId, island)).toEqual({ ok: true, value: { changed: true } });
    await database().shippingZone.delete({ where: { id } });
  });

  it('of packing and changing at once, the parcel’s address is the one that was packed', async () => {
    const publicId = await anOrder();
    const [, changed] = await Promise.all([packOrder(publicId, aKey), change(publicId)]);
    const { shippingAddress, events } = await rowOf(publicId);
    const kinds = events.map(({ kind }) => kind);
    if (changed.ok) expect(kinds.indexOf('address_changed')).toBeLessThan(kinds.indexOf('packed'));
    expect((shippingAddress as { line1: string }).line1).toBe(changed.ok ? elsewhere.line1 : anAddress.line1);
  });
});
