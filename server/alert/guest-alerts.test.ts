import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { setSettings } from '#server/config/settings.ts';
import { database } from '#server/engine/database/database.ts';
import { changeVariant } from '#server/stock/change-variant.ts';
import { alertsOf, anAddress, asksAsGuest, asksForPiece, mailTo } from '#server/testing/alerts.ts';
import { bookProblems } from '#server/testing/books.ts';
import { testDatabase } from '#server/testing/database.ts';
import { aPerson, aProduct } from '#server/testing/factories.ts';
import { handlerOf } from '#server/testing/route-handler.ts';
import { testSettings } from '#server/testing/settings.ts';
import { readAlertByLink } from './alert-by-link.ts';
import { alertKey, readAlertKey, stopAlertUrl } from './alert-link.ts';
import { alertRoutes } from './alert-routes.ts';
import { confirmAlert } from './confirm-alert.ts';
import { takeByLink } from './take-by-link.ts';
import { tellOffers } from './tell-offers.ts';

testDatabase();

describe('a guest', () => {
  it('stands in the line once they have confirmed, and is told by mail with a link that takes the offer', async () => {
    const { sku, variantId } = await aProduct({ onHand: 0 });
    const email = anAddress();
    expect(await asksAsGuest(email, sku)).toEqual({ ok: true, value: null });
    const [id = ''] = await alertsOf(variantId);
    const [asked] = await mailTo(email);
    expect(asked?.text).toContain(alertKey(id));
    expect(await readAlertByLink(alertKey(id))).toMatchObject({ state: 'unconfirmed', place: null });
    await changeVariant(sku, { onHand: 1 });
    expect(await database().reservation.count({ where: { variantId } })).toBe(0);
    await changeVariant(sku, { onHand: 0 });
    expect(await confirmAlert(id)).toEqual({ ok: true, value: null });
    expect(await readAlertByLink(alertKey(id))).toMatchObject({ state: 'waiting', place: 1 });
    await changeVariant(sku, { onHand: 1 });
    await tellOffers.run();
    const [, told] = await mailTo(email);
    expect(told?.text).toContain(alertKey(id));
    expect(told?.headers).toEqual({
      'List-Unsubscribe': `<${stopAlertUrl(id)}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    });
    const browser = await aPerson();
    expect(await takeByLink(id, browser)).toMatchObject({ ok: true, value: { sku, quantity: 1 } });
    expect(await database().alert.findUnique({ where: { id } })).toMatchObject({ state: 'taken', email: null });
    expect(await takeByLink(id, await aPerson())).toMatchObject({ ok: false, refusal: { code: 'link_ended' } });
    expect(await bookProblems()).toEqual([]);
  });

  it('gets the same answer whether or not the address is known, and keeps the place', async () => {
    const { sku, variantId } = await aProduct({ onHand: 0 });
    const email = anAddress();
    const first = await asksAsGuest(email, sku);
    const [id = ''] = await alertsOf(variantId);
    await confirmAlert(id);
    expect(await asksAsGuest(email.toUpperCase(), sku)).toEqual(first);
    expect(await alertsOf(variantId)).toEqual([id]);
  });

  it('who confirms late is behind whoever confirmed before, and confirming twice changes nothing', async () => {
    const { sku, variantId } = await aProduct({ onHand: 0 });
    await asksAsGuest(anAddress(), sku);
    await asksAsGuest(anAddress(), sku);
    const [slow = '', quick = ''] = await alertsOf(variantId);
    await confirmAlert(quick);
    await confirmAlert(slow);
    await confirmAlert(quick);
    expect(await readAlertByLink(alertKey(quick))).toMatchObject({ place: 1 });
    expect(await readAlertByLink(alertKey(slow))).toMatchObject({ place: 2 });
  });

  it('one press in a mail program stops it, and an offer goes to the next at once', async () => {
    const { sku, variantId } = await aProduct({ onHand: 0 });
    await asksAsGuest(anAddress(), sku);
    const [id = ''] = await alertsOf(variantId);
    await confirmAlert(id);
    const next = await aPerson();
    await asksForPiece(next, sku);
    await changeVariant(sku, { onHand: 1 });
    const unsubscribe = handlerOf(alertRoutes, 'POST /alerts/unsubscribe');
    const press = () =>
      unsubscribe(new Request(stopAlertUrl(id), { method: 'POST', body: 'List-Unsubscribe=One-Click' }));
    expect((await press()).status).toBe(200);
    expect((await press()).status).toBe(200);
    expect(await database().reservation.findFirst({ where: { variantId } })).toMatchObject({ personId: next });
    const opened = await handlerOf(alertRoutes, 'GET /alerts/unsubscribe')(new Request(stopAlertUrl(id)));
    expect(opened.headers.get('location')).toBe(`/alerts?key=${encodeURIComponent(alertKey(id))}`);
  });

  it('a key that is not ours opens nothing', async () => {
    expect(readAlertKey('')).toBeNull();
    expect(readAlertKey(`${randomUUID()}.${Buffer.from('x').toString('base64url')}`)).toBeNull();
    const [id, mac] = alertKey(randomUUID()).split('.');
    expect(readAlertKey(`${id?.replace(/.$/, (last) => (last === '0' ? '1' : '0'))}.${mac}`)).toBeNull();
    expect(await readAlertByLink('nonsense')).toBeNull();
  });

  it('is limited by address and by mailbox', async () => {
    setSettings({ ...testSettings(), LIMITS: true });
    const { sku } = await aProduct({ onHand: 0 });
    const email = anAddress();
    for (let time = 0; time < 5; time++) await asksAsGuest(email, sku, '198.51.100.7');
    expect(await mailTo(email)).toHaveLength(3);
    const many = Array.from({ length: 60 }, () => asksAsGuest(anAddress(), sku, '198.51.100.7'));
    const refused = (await Promise.allSettled(many)).filter(({ status }) => status === 'rejected');
    expect(refused).toHaveLength(5);
    setSettings(testSettings());
  });
});
