/**
 * A drop at two processes: five hundred people wait, and the process that draws is killed, then the other one while people
 * come in and buy. Whoever got no answer asks again with the same key.
 */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { standingOf } from '#domain/drop/entry-state.ts';
import { verifyDraw } from '#domain/drop/verify-draw.ts';
import { setSettings } from '#server/config/settings.ts';
import { readDropProof } from '#server/drop/drop-proof.ts';
import { drawCrypto } from '#server/drop/node-crypto.ts';
import { connectDatabase, database, disconnectDatabase } from '#server/engine/database/database.ts';
import { readRows } from '#server/engine/database/statement.ts';
import { bookProblems } from '../books.ts';
import { aDrop } from '../drops.ts';
import { aProduct } from '../factories.ts';
import { migrateShop } from '../migrate-shop.ts';
import { anApiOrder } from '../order-factories.ts';
import { startTestPostgres, type TestPostgres } from '../postgres.ts';
import { testApiKey, testSettings } from '../settings.ts';
import { ShopProcess } from './shop-under-fire.ts';

const people = Array.from({ length: 500 }, (_, number) => `entrant-${number}`);
const strangers = Array.from({ length: 20 }, (_, number) => `stranger-${number}`);
const stock = 40;
const timeoutMs = 240_000;

let postgres: TestPostgres;
let shops: [ShopProcess, ShopProcess];
beforeAll(async () => {
  postgres = await startTestPostgres({ durable: true });
  await migrateShop(postgres.url);
  setSettings(testSettings());
  await connectDatabase(postgres.url);
  shops = await Promise.all([ShopProcess.start(postgres.url), ShopProcess.start(postgres.url)]);
}, timeoutMs);
afterAll(async () => {
  await Promise.all(shops.map((shop) => shop.stop()));
  await disconnectDatabase();
  await postgres.stop();
});

interface Answer {
  status: number;
  code: string;
  /** Of the order that was placed. */
  order: string;
}

/** Sends it until somebody answers, now to the one, now to the other: the key makes it one request. */
async function post(path: string, body: object, first: number): Promise<Answer> {
  const key = randomUUID();
  for (let attempt = first; ; attempt++) {
    const shop = shops[attempt % 2] as ShopProcess;
    try {
      const answer = await fetch(`${shop.url}/api/v1${path}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${testApiKey}`, 'content-type': 'application/json', 'idempotency-key': key },
        body: JSON.stringify(body),
        signal: AbortSignal.timeout(15_000),
      });
      const { code = '', status: order = '' } = (await answer.json()) as { code?: string; status?: string };
      if (answer.status < 500 && code !== 'idempotency_in_progress') return { status: answer.status, code, order };
    } catch {
      // Nobody is there, or they died over it.
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

const inLanes = async (count: number, names: readonly string[], work: (name: string, at: number) => Promise<void>) => {
  const waiting = [...names.entries()];
  const lane = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) await work(next[1], next[0]);
  };
  await Promise.all(Array.from({ length: count }, lane));
};

async function letIn(dropId: string): Promise<string[]> {
  const rows = await readRows<{ reference: string }>`
    SELECT reference FROM drop JOIN drop_turn ON drop_turn.drop_id = drop.id AND place <= admitted_through
    JOIN drop_entry ON drop_entry.id = entry_id JOIN person ON person.id = person_id WHERE drop.id = ${dropId}`;
  return rows.map(({ reference }) => reference);
}

it('exactly the stock is sold, to people who were let in, by an order that anybody can work out again', {
  timeout: timeoutMs,
}, async () => {
  const { sku } = await aProduct({ onHand: stock });
  const id = await aDrop([sku], { admitPerMinute: 1_200, insideAtOnce: 30, admissionSeconds: 30 });
  const dropNow = async () => database().drop.findUniqueOrThrow({ where: { id } });
  await inLanes(40, people, async (customer, at) => {
    expect(await post(`/drops/${id}/entries`, { customer }, at)).toMatchObject({ status: 201 });
  });
  expect(await database().dropEntry.count({ where: { dropId: id } })).toBe(people.length);

  const isOver = async () => (await dropNow()).state === 'over';
  const order = (customer: string, at: number) => post('/orders', { ...anApiOrder(sku), customer }, at);
  await database().$executeRaw`UPDATE drop SET opens_at = clock_timestamp() WHERE id = ${id}`;
  await expect.poll(async () => (await dropNow()).state, { timeout: 30_000, interval: 5 }).not.toBe('announced');
  const [first, second] = shops;
  await first.kill();
  await first.open();
  await expect.poll(async () => (await dropNow()).admittedThrough, { timeout: 60_000 }).toBeGreaterThan(0);

  const sold: string[] = [];
  const unpaid: string[] = [];
  const refused = new Set<string>();
  const strangersTry = inLanes(4, strangers, async (customer, at) => {
    while (!(await isOver()) && (await order(customer, at)).code !== 'out_of_stock') refused.add(customer);
  });
  // Each comes as soon as it is their turn; some come before it as well.
  const came = new Map<string, Promise<void>>();
  const buy = async (customer: string, at: number) => {
    const answer = await order(customer, at);
    // One whose payment was cut off is not paid yet, and is cancelled if it was not made.
    if (answer.order === 'paid') sold.push(customer);
    else if (answer.status === 201) unpaid.push(answer.order);
  };
  const everybodyBuys = (async () => {
    for (let turn = 0; !(await isOver()); turn++) {
      const early = people[(turn * 7) % people.length] ?? '';
      if (!came.has(early)) await buy(early, turn);
      for (const customer of await letIn(id)) if (!came.has(customer)) came.set(customer, buy(customer, came.size));
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    await Promise.all(came.values());
  })();
  await expect.poll(() => sold.length, { timeout: 60_000 }).toBeGreaterThan(5);
  await second.kill();
  await second.open();
  await expect.poll(isOver, { timeout: 120_000 }).toBe(true);
  await Promise.all([everybodyBuys, strangersTry]);

  const orders = await readRows<{ reference: string; at: Date; admittedAt: Date | null; units: number }>`
    SELECT person.reference, orders.placed_at AS at, order_line.quantity AS units,
      (SELECT min(admission.at) FROM drop_entry JOIN drop_turn ON entry_id = drop_entry.id
       JOIN drop_admission AS admission ON admission.drop_id = drop_turn.drop_id AND through >= place
       WHERE drop_entry.drop_id = ${id} AND drop_entry.person_id = person.id) AS "admittedAt"
    FROM orders JOIN order_line ON order_line.order_id = orders.id JOIN person ON person.id = orders.person_id
    WHERE orders.status <> 'cancelled'`;
  expect(orders.reduce((sum, { units }) => sum + units, 0)).toBe(stock);
  expect(new Set(orders.map(({ reference }) => reference)).size, 'one to a person').toBe(stock);
  expect(new Set(sold).size, 'nobody was told twice').toBe(sold.length);
  const buyers = new Set(orders.map(({ reference }) => reference));
  expect(
    sold.filter((customer) => !buyers.has(customer)),
    'told of an order that is not there',
  ).toEqual([]);
  const { admissionSeconds, perPerson } = await dropNow();
  for (const { reference, at, admittedAt } of orders) {
    const facts = { ordered: 0, perPerson, admissionMs: admissionSeconds * 1_000, isOver: false };
    const standing = standingOf({ ...facts, admittedAt: admittedAt?.getTime() ?? null }, at.getTime());
    expect(standing.state, reference).toBe('admitted');
  }
  expect(orders.filter(({ reference }) => strangers.includes(reference))).toEqual([]);
  expect(refused.size, 'strangers who tried').toBeGreaterThan(0);
  const proof = await readDropProof(id);
  expect(proof.ok && (await verifyDraw(proof.value, drawCrypto))).toMatchObject({ ok: true });
  expect(proof.ok && proof.value.entries).toHaveLength(people.length);
  // What was announced is taken away by the processes as they go.
  expect((await bookProblems()).filter((problem) => !problem.startsWith('not announced'))).toEqual([]);
});
