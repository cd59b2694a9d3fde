import { describe, expect, it } from 'vitest';
import { setSettings, settings } from '#server/config/settings.ts';
import { database } from '#server/engine/database/database.ts';
import { paymentLimits } from '#server/payment/limits.ts';
import { testDatabase } from '#server/testing/database.ts';
import { aMollieOrder, askMollieNow, mollieShop, receiveNews } from '#server/testing/mollie/mollie-shop.ts';
import { whileNetwork } from '#server/testing/while-network.ts';
import { receiveMollieNews } from './receive-mollie-news.ts';

testDatabase();
const { mollie } = mollieShop();

describe('Mollie’s webhook', () => {
  it('of a payment that isn’t ours is answered, and Mollie isn’t asked', async () => {
    const before = mollie().requests.length;
    expect(await receiveNews('tr_of_somebody_else')).toEqual({ ok: true, value: { received: true } });
    expect(mollie().requests.length).toBe(before);
  });

  it('has Mollie asked once in two seconds, however often it comes', async () => {
    const { ref, paymentId, order } = await aMollieOrder();
    await receiveNews(ref);
    const before = mollie().requests.length;
    mollie().books.act(ref, 'paid');
    for (let time = 0; time < 20; time++) await receiveNews(ref);
    expect(mollie().requests.length).toBe(before);
    const { askAt } = await database().mollieCharge.findUniqueOrThrow({ where: { paymentId } });
    expect((askAt?.getTime() ?? Infinity) - Date.now()).toBeLessThan(5_000);
    await askMollieNow(paymentId);
    expect(await order()).toMatchObject({ status: 'paid' });
  });

  it('is told again when Mollie could not be asked', async () => {
    const { ref } = await aMollieOrder();
    await whileNetwork(
      mollie(),
      () => 'cut',
      async () => {
        await expect(receiveNews(ref)).rejects.toMatchObject({ problem: { code: 'unavailable' } });
      },
    );
  }, 20_000);

  it('says what is wrong with a body that names nothing', async () => {
    await expect(receiveMollieNews('', '10.0.0.1')).rejects.toMatchObject({ problem: { code: 'invalid' } });
    await expect(receiveMollieNews('id=a%00b', '10.0.0.1')).rejects.toMatchObject({ problem: { code: 'invalid' } });
  });

  it('is limited by address', async () => {
    const most = paymentLimits.webhooksPerAddress.most;
    const all = Array.from({ length: most * 2 }, () => receiveMollieNews('id=tr_nobody', '192.0.2.1'));
    await expect(Promise.all(all)).rejects.toMatchObject({
      problem: { code: 'too_many' },
    });
    await expect(receiveMollieNews('id=tr_nobody', '192.0.2.2')).resolves.toMatchObject({ ok: true });
  });

  it('isn’t there without Mollie', async () => {
    const before = settings();
    setSettings({ ...before, MOLLIE_API_KEY: undefined });
    await expect(receiveMollieNews('id=tr_1', '10.0.0.1').finally(() => setSettings(before))).rejects.toMatchObject({
      problem: { code: 'not_found' },
    });
  });
});
