/** Statements that fit no order: closed by the desk, their receipts spaced, and one that can't be read stops no other. */
import { beforeAll, describe, expect, it } from 'vitest';
import { database } from '#server/engine/database/database.ts';
import { forgetOldRows } from '#server/retention/forget-old.ts';
import { testDatabase } from '#server/testing/database.ts';
import { deskPost } from '#server/testing/desk-post.ts';
import { aProduct } from '#server/testing/factories.ts';
import { aPaidOrder } from '#server/testing/order-factories.ts';
import { aSession } from '#server/testing/session.ts';
import { matchStatements } from './match-statement.ts';
import { sendReceipts } from './receipt-times.ts';
import { receiveStatement } from './receive-statement.ts';
import { withdrawalRoutes } from './withdrawal-routes.ts';

testDatabase();

let merchant: string;
beforeAll(async () => {
  merchant = (await aSession('owner')).cookie;
});

let people = 0;
const anAddress = () => `person-${++people}@example.com`;
const state = (email: string, more: object = {}) =>
  receiveStatement({ name: 'Maud', order: 'the blue jar', email, pieces: '', lines: null, source: 'form', ...more });
const rowOf = (id: string) => database().withdrawal.findUniqueOrThrow({ where: { id } });
const mailsTo = (recipient: string) =>
  database().email.findMany({ where: { recipient }, orderBy: { createdAt: 'asc' } });
const post = (id: string, command: string, fields: Record<string, string>) =>
  deskPost(withdrawalRoutes, `/desk/withdrawals/:id/${command}`, fields, { cookie: merchant, params: { id } });
const close = (id: string) =>
  post(id, 'no-such-order', { note: 'No blue jar sold', answer: 'Which order do you mean?' });

describe('a statement that fits no order', () => {
  it('is closed once, with an email that asks for the number', async () => {
    const email = anAddress();
    const { id } = await state(email);
    expect((await Promise.all([close(id), close(id)])).map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(await rowOf(id)).toMatchObject({
      status: 'no_order',
      note: 'No blue jar sold',
      answer: 'Which order do you mean?',
      closedBy: expect.stringMatching(/^desk:/),
      matchDueAt: null,
      askedAt: expect.any(Date),
    });
    const [, asked, ...more] = await mailsTo(email);
    expect(more).toEqual([]);
    expect(asked?.subject).toContain('which order do you mean?');
    expect(asked?.text).toContain('Which order do you mean?');
    expect(asked?.text).not.toContain('No blue jar sold');
  });

  it('is matched all the same once the customer answers, and counts from the day it came', async () => {
    const { id, receivedAt } = await state(anAddress());
    await close(id);
    const publicId = await aPaidOrder((await aProduct()).sku);
    expect(await post(id, 'match', { order: publicId })).toMatchObject({ status: 200 });
    expect(await rowOf(id)).toMatchObject({ status: 'refunded', matchedBy: 'desk', receivedAt });
  });

  it('is not closed if it was stated on an order, nor without words for the customer', async () => {
    const publicId = await aPaidOrder((await aProduct()).sku);
    const { id: orderId } = await database().order.findUniqueOrThrow({ where: { publicId } });
    const { id } = await state(anAddress(), { orderId, source: 'link' });
    expect((await close(id)).status).toBe(409);
    const { id: other } = await state(anAddress());
    expect((await post(other, 'no-such-order', { note: 'x' })).status).toBe(400);
    expect(await rowOf(other)).toMatchObject({ status: 'to_match', note: null });
  });

  it('is forgotten after its time, with the person in it', async () => {
    const { id } = await state(anAddress());
    await close(id);
    await database().$executeRaw`ALTER TABLE withdrawal DISABLE TRIGGER withdrawal_kept`;
    await database()
      .$executeRaw`UPDATE withdrawal SET received_at = received_at - interval '1096 days' WHERE id = ${id}`;
    await database().$executeRaw`ALTER TABLE withdrawal ENABLE TRIGGER withdrawal_kept`;
    await forgetOldRows.run();
    expect(await database().withdrawal.findUnique({ where: { id } })).toBeNull();
  });
});

describe('receipts to one address', () => {
  const subjects = async (email: string) => (await mailsTo(email)).map(({ subject }) => subject);
  const makeDue = (email: string) =>
    database().withdrawal.updateMany({
      where: { email, receiptDueAt: { not: null } },
      data: { receiptDueAt: new Date(0) },
    });

  it('leave at once three times a day; later ones are gathered, and each is in an email in full', async () => {
    const email = anAddress();
    const many = await Promise.all(Array.from({ length: 20 }, (_, at) => state(email, { order: `the jar ${at}` })));
    expect(await subjects(email)).toHaveLength(3);
    // Whatever is written in capitals is the same mailbox.
    await state(email.toUpperCase());
    expect(await mailsTo(email.toUpperCase())).toEqual([]);
    await sendReceipts.run();
    expect(await subjects(email)).toHaveLength(3);
    await makeDue(email);
    await sendReceipts.run();
    await sendReceipts.run();
    const sent = await mailsTo(email);
    expect(sent).toHaveLength(4);
    expect(sent[3]?.subject).toContain('17 withdrawals');
    for (const at of many.keys()) expect(sent.filter(({ text }) => text?.includes(`the jar ${at}\n`))).toHaveLength(1);
  });

  it('leave less and less often while somebody goes on, and one of another address at once', async () => {
    const email = anAddress();
    const waits: number[] = [];
    for (let at = 0; at < 9; at++) {
      const { id } = await state(email);
      const { receiptAt, receiptDueAt, recordedAt } = await rowOf(id);
      waits.push(Math.round(((receiptAt?.getTime() ?? 0) - recordedAt.getTime()) / 60_000));
      // As if it had left just now, and another came then.
      if (receiptDueAt)
        await database().withdrawal.update({ where: { id }, data: { receiptAt: recordedAt, receiptDueAt: null } });
    }
    expect(waits).toEqual([0, 0, 0, 10, 20, 40, 80, 160, 320]);
    const other = anAddress();
    await state(other);
    expect(await subjects(other)).toHaveLength(1);
  });
});

it('one that can’t be looked at stops no other, and is left to the desk after some tries', async () => {
  const publicId = await aPaidOrder((await aProduct()).sku);
  const { number } = await database().order.findUniqueOrThrow({ where: { publicId } });
  // Fifty are taken at a time: they come first, and each of them throws.
  const bad = await Promise.all(Array.from({ length: 51 }, () => state(anAddress())));
  const ids = bad.map(({ id }) => id);
  await database()
    .$executeRaw`UPDATE withdrawal SET lines = '{"not": "a list"}', source = 'form', match_due_at = 'epoch',
    order_id = (SELECT id FROM orders WHERE public_id = ${publicId}) WHERE id = ANY (${ids})`;
  const good = await state('maud.renard@example.com', { order: String(number) });
  for (let run = 0; run < 3; run++) await matchStatements.run();
  expect(await rowOf(good.id)).toMatchObject({ status: 'to_refund', matchedBy: 'number_and_email' });
  for (let run = 0; run < 12; run++) {
    await database().withdrawal.updateMany({
      where: { id: { in: ids }, matchDueAt: { not: null } },
      data: { matchDueAt: new Date(0) },
    });
    await matchStatements.run();
  }
  const left = await database().withdrawal.findMany({ where: { id: { in: ids } } });
  expect(new Set(left.map(({ matchDueAt }) => matchDueAt))).toEqual(new Set([null]));
  expect(new Set(left.map(({ status, matchFailures }) => `${status} ${matchFailures}`))).toEqual(
    new Set(['to_match 5']),
  );
});
