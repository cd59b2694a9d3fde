import { expect, test } from 'vitest';
import { addToBag } from '#server/bag/add-to-bag.ts';
import { testDatabase } from '../database.ts';
import { aProduct } from '../factories.ts';
import { ShopProcess } from './shop-under-fire.ts';
import { aVisitor, fillsBag } from './visitor.ts';

const { url } = testDatabase();

test('I7: a page that is open at another process closes when its browser signs out', async () => {
  const [one, other] = await Promise.all([ShopProcess.start(url()), ShopProcess.start(url())]);
  try {
    const [leaver, stayer] = [await aVisitor(one, other), await aVisitor(one, other)];
    const { sku } = await aProduct({ onHand: 9 });
    for (const { personId, seen } of [leaver, stayer]) {
      await addToBag(personId, { sku, quantity: 1 });
      await seen.until(fillsBag(1));
    }
    const { cookie } = leaver;
    const signedOut = await fetch(`${one.url}/api/session/sign-out`, { method: 'POST', headers: { cookie } });
    expect(signedOut.ok).toBe(true);
    await expect.poll(() => leaver.socket.connected, { timeout: 15_000 }).toBe(false);

    for (const { personId } of [leaver, stayer]) await addToBag(personId, { sku, quantity: 2 });
    await stayer.seen.until(fillsBag(3));
    expect(leaver.seen.views.some(fillsBag(3))).toBe(false);
    stayer.socket.disconnect();
  } finally {
    await Promise.all([one.stop(), other.stop()]);
  }
}, 300_000);
