import { Client } from 'pg';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { endpoint } from '#server/api/endpoint.ts';
import { placeApiOrder } from '#server/checkout/place-api-order.ts';
import { isLockTimeout } from '#server/engine/database/away.ts';
import { testDatabase } from '#server/testing/database.ts';
import { aProduct } from '#server/testing/factories.ts';
import { anApiOrder } from '#server/testing/order-factories.ts';
import { changeVariant } from './change-variant.ts';

const db = testDatabase({ connections: 6 });
let psql: Client;
beforeEach(async () => {
  psql = new Client({ connectionString: db.url() });
  await psql.connect();
});
afterEach(() => psql.end());

const order = (sku: string) => placeApiOrder(anApiOrder(sku), { by: 'key:test', placeKey: null });

it('changes and orders of other pieces go on; those of the held one are told to come back', async () => {
  const { sku: held } = await aProduct({ onHand: 50 });
  const others = await Promise.all(Array.from({ length: 5 }, () => aProduct({ onHand: 50 })));
  await psql.query('BEGIN');
  await psql.query('SELECT FROM variant WHERE sku = $1 FOR UPDATE', [held]);
  const waiting = [
    ...Array.from({ length: 6 }, (_, i) => changeVariant(held, { onHand: 40 + i })),
    ...Array.from({ length: 4 }, () => order(held)),
  ].map((one) =>
    one.then(
      () => null,
      (error: unknown) => error,
    ),
  );
  // None of these may wait until the lock is let go: it is let go only after them.
  for (let round = 0; round < 2; round++) {
    await Promise.all(others.map(({ sku }) => changeVariant(sku, { onHand: 30 - round })));
    expect((await Promise.all(others.map(({ sku }) => order(sku)))).every(({ ok }) => ok)).toBe(true);
  }
  expect((await Promise.all(waiting)).every(isLockTimeout)).toBe(true);
  const answer = await endpoint({
    access: 'anyone',
    run: async () => {
      await changeVariant(held, { onHand: 12 });
      return { ok: true, value: {} };
    },
  })(new Request('http://shop.test/api/thing'), {});
  expect(answer.status).toBe(503);
  expect(await answer.json()).toMatchObject({ code: 'unavailable', retryAfterMs: 2_000 });
  await psql.query('ROLLBACK');
  expect(await changeVariant(held, { onHand: 11 })).toMatchObject({ ok: true });
  expect(await order(held)).toMatchObject({ ok: true });
});
