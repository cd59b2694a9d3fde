/** What a process of the shop answers a node, and nobody else. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { testDatabase } from '#server/testing/database.ts';
import { askAsNode, fanoutSecret, nodeHeaders } from '#server/testing/fanout-shop.ts';
import { ShopProcess } from '#server/testing/faults/shop-under-fire.ts';
import { aVisitor } from '#server/testing/faults/visitor.ts';
import { anOrderOf } from '#server/testing/order-factories.ts';

const timeoutMs = 120_000;
const { url: databaseUrl } = testDatabase();

let shop: ShopProcess;
beforeAll(async () => {
  shop = await ShopProcess.start(databaseUrl(), { FANOUT_SECRET: fanoutSecret });
}, timeoutMs);
afterAll(() => shop.stop());

const ask = (headers: Record<string, string>, body: string, name = 'read') => askAsNode(shop, { name, headers, body });
const known = nodeHeaders;
const question = JSON.stringify({ rooms: [{ room: 'shop' }], changed: false });

it('is shut to whoever lacks the secret, comes through a proxy, or speaks another form', async () => {
  expect(await ask(known, question)).toMatchObject({ status: 200 });
  const { authorization, ...nobody } = known;
  expect(await ask(nobody, question)).toMatchObject({ status: 404 });
  expect(await ask({ ...known, authorization: `${authorization}x` }, question)).toMatchObject({ status: 404 });
  expect(await ask({ ...known, 'x-forwarded-for': '10.0.0.1' }, question)).toMatchObject({ status: 404 });
  expect(await ask({ ...known, 'x-marketday-calls': '0.0' }, question)).toMatchObject({ status: 409 });
  expect(await ask(known, question, 'anything')).toMatchObject({ status: 404 });
  expect(await ask(known, question, 'constructor')).toMatchObject({ status: 404 });
  expect(await (await fetch(`${shop.url}/metrics`)).text()).toMatch(
    /^marketday_node_calls_total\{call="read",status="done"\} 1$/m,
  );
});

it(
  'takes no nonsense, and opens nobody’s room without a proof of theirs',
  async () => {
    for (const body of [
      '',
      '{',
      '[]',
      '{"rooms":[]}',
      JSON.stringify({ rooms: [{ room: 'x'.repeat(600) }], changed: 1 }),
    ])
      expect(JSON.parse((await ask(known, body)).text)).toMatchObject({ ok: false, problem: { code: 'invalid' } });
    expect(JSON.parse((await ask(known, ' '.repeat(600_000))).text)).toMatchObject({
      problem: { code: 'too_large' },
    });

    const { personId, socket, cookie } = await aVisitor(shop, shop);
    const publicId = await anOrderOf(personId);
    const rooms = [`me:${personId}`, `my-bag:${personId}`, `order:${publicId}`, 'desk'];
    const read = async (proof?: string) =>
      JSON.parse(
        (
          await ask(
            known,
            JSON.stringify({ rooms: rooms.map((room) => ({ room, ...(proof ? { proof } : {}) })), changed: false }),
          )
        ).text,
      ).value;
    expect(await read()).toEqual({ views: [], refused: rooms });
    expect(await read(Buffer.from('nonsense of a proof that nobody has made').toString('base64'))).toEqual({
      views: [],
      refused: rooms,
    });
    const of = async (given: string) =>
      JSON.parse((await ask(known, JSON.stringify({ cookie: given, address: '10.0.0.1' }), 'identify')).text).value
        .proof;
    const other = await aVisitor(shop, shop);
    expect(await read(await of(other.cookie))).toEqual({ views: [], refused: rooms });
    const own = await of(cookie);
    expect((await read(own)).refused).toEqual([`order:${publicId}`, 'desk']);
    await fetch(`${shop.url}/api/session/sign-out`, { method: 'POST', headers: { cookie } });
    expect(await read(own)).toEqual({ views: [], refused: rooms });
    socket.disconnect();
    other.socket.disconnect();
  },
  timeoutMs,
);
