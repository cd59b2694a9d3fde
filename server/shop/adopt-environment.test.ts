import { beforeEach, describe, expect, it, vi } from 'vitest';
import { unsetShop } from '#contract/shop/shop-settings.ts';
import { database } from '#server/engine/database/database.ts';
import { testDatabase } from '#server/testing/database.ts';
import { aProduct } from '#server/testing/factories.ts';
import { aPaidOrder } from '#server/testing/order-factories.ts';
import { adoptEnvironment } from './adopt-environment.ts';
import { readShop } from './read-shop.ts';
import { saveShop } from './save-shop.ts';

testDatabase();

const setTo = (values: object) => database().shopSettings.update({ where: { id: 'shop' }, data: { values } });
beforeEach(() => setTo({}));
const start = (environment: Record<string, string>) => adoptEnvironment(environment);

describe('the environment’s facts about the shop', () => {
  it('are its first settings', async () => {
    await start({ SHOP_NAME: 'Rosa Wien', SHOP_ADDRESS: 'Lindengasse 12, 1070 Wien', SHOP_ZONE: 'Europe/Vienna' });
    expect(await readShop()).toEqual({
      ...unsetShop,
      shopName: 'Rosa Wien',
      sellerName: 'Rosa Wien',
      sellerAddress: 'Lindengasse 12\n1070 Wien',
      zone: 'Europe/Vienna',
    });
  });

  it('were other variables too, and the start says where they are set now', async () => {
    const said = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
    const terms = { SHOP_VAT_PERCENT: '21', AUCTION_BUYERS_PREMIUM_PERCENT: '12.5', PAYMENT_CAPTURE: 'when_packed' };
    await start({ ...terms, SECURITY_CONTACT: 'mailto:safe@rosa.example' });
    await setTo({});
    await start({ SHOP_VAT_PERCENT: 'much', PAGES_AHEAD: '0' });
    const lines = said.mock.calls.map(([line]) => line);
    said.mockRestore();
    expect(lines).toEqual([
      'SHOP_VAT_PERCENT, AUCTION_BUYERS_PREMIUM_PERCENT, PAYMENT_CAPTURE and SECURITY_CONTACT are now set at the desk, under Settings (/desk/settings). The desk’s values count. Remove them from the environment.\n',
      "SHOP_VAT_PERCENT can't be used: Enter a number from 0 to 50 with at most two decimals.\n",
      'SHOP_VAT_PERCENT is now set at the desk, under Settings (/desk/settings). The desk’s values count. Remove it from the environment.\n',
      'PAGES_AHEAD no longer does anything: WORK_AHEAD takes its place. Remove it from the environment.\n',
    ]);
    expect((await readShop()).vatPercent).toBe('');
    await setTo({});
    await start({ ...terms, SECURITY_CONTACT: 'mailto:safe@rosa.example' });
    expect(await readShop()).toEqual({
      ...unsetShop,
      vatPercent: 21,
      buyersPremiumPercent: 12.5,
      paymentCapture: 'when_packed',
      securityContact: 'mailto:safe@rosa.example',
    });
  });

  it('change nothing that somebody has set, also to nothing', async () => {
    await saveShop({ shopName: 'Rosa', vatId: '' });
    await start({ SHOP_NAME: 'Other', SHOP_VAT_ID: 'ATU1', RETURN_WINDOW_DAYS: '20' });
    expect(await readShop()).toMatchObject({ shopName: 'Rosa', vatId: '', sellerName: 'Other', returnDays: 20 });
  });

  it.each([
    ['Rosa Wien <shop@rosa.example>', 'Rosa Wien'],
    ['"Rosa, Wien" <shop@rosa.example>', 'Rosa, Wien'],
    ['shop@rosa.example', unsetShop.shopName],
  ])('name the shop after the sender %s', async (MAIL_FROM, name) => {
    await start({ MAIL_FROM });
    expect((await readShop()).shopName).toBe(name);
  });

  it('invent nothing: a new shop without them has no address, no seller and no terms of another', async () => {
    await start({});
    expect(await readShop()).toEqual(unsetShop);
  });

  it('leave a shop that had orders before it had settings its terms', async () => {
    await saveShop({ sellerName: 'Rosa Marini', sellerAddress: 'Lindengasse 12' });
    const { sku } = await aProduct();
    await aPaidOrder(sku);
    await setTo({});
    await start({});
    expect(await readShop()).toMatchObject({ zone: 'Europe/Madrid', returnDays: 30, returnPaidBy: 'shop' });
    await setTo({});
    await start({ RETURN_WINDOW_DAYS: '20' });
    expect(await readShop()).toMatchObject({ zone: 'Europe/Madrid', returnDays: 20 });
  });
});
