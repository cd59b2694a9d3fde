import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { addToBag } from '#server/bag/add-to-bag.ts';
import { database } from '#server/engine/database/database.ts';
import { requirePerson } from '#server/session/actor.ts';
import { becomeGuest } from '#server/session/guest/become-guest.ts';
import { endDueSessions } from '#server/session/living/end-due-sessions.ts';
import { subjects } from '#server/subjects.ts';
import { testDatabase } from '#server/testing/database.ts';
import { anAccount, aProduct } from '#server/testing/factories.ts';
import { aPaidOrder } from '#server/testing/order-factories.ts';
import { forgetOld } from './forget-old.ts';
import { retentionRules } from './subjects-data.ts';

testDatabase();

const ago = (days: number) => new Date(Date.now() - days * 86_400_000);
const aGuest = async () => requirePerson((await becomeGuest(new Headers())).actor);

test('what is older than its time is forgotten, what is younger and what is still wanted stays', async () => {
  const db = database();
  const { personId } = await anAccount();
  const orderId = (await db.order.findUniqueOrThrow({ where: { publicId: await aPaidOrder((await aProduct()).sku) } }))
    .id;
  for (const [name, days] of [
    ['young', 0],
    ['old', 400],
  ] as const) {
    const at = ago(days);
    await db.idempotencyRecord.create({ data: { scope: name, key: name, requestHash: '', startedAt: at } });
    await db.email.create({
      data: { id: name, recipient: 'a', subject: '', text: '', html: '', status: 'sent', dueAt: at },
    });
    await db.notice.create({
      data: { id: name, personId, kind: 'won', key: name, title: '', body: '', href: '/', at },
    });
    await db.carrierMessage.create({
      data: {
        id: name,
        source: 'a',
        dedupeKey: name,
        headers: {},
        body: Buffer.from(''),
        status: 'done',
        receivedAt: at,
      },
    });
    await db.providerEvent.create({ data: { provider: 'a', eventId: name, receivedAt: at } });
    await db.stepUp.create({ data: { id: name, orderId, codeHash: '', expiresAt: at } });
    await db.verification.create({ data: { id: name, identifier: name, value: '', expiresAt: at } });
    await db.orderLink.create({ data: { id: name, orderId, scope: 'owner', tokenHash: name, expiresAt: at } });
  }
  await db.email.create({
    data: { id: 'waits', recipient: 'a', subject: '', text: '', html: '', status: 'queued', dueAt: ago(400) },
  });
  const [idle, bags, buys, ended, leftBag] = await Promise.all(Array.from({ length: 5 }, aGuest));
  if (!idle || !bags || !buys || !ended || !leftBag) throw new Error('A guest is missing.');
  const young = await aGuest();
  const { sku } = await aProduct();
  await addToBag(bags.personId, { sku, quantity: 1 });
  await db.bagLine.create({
    data: {
      personId: leftBag.personId,
      quantity: 1,
      seenPriceAmount: 1,
      variantId: (await db.variant.findFirstOrThrow({ where: { sku } })).id,
    },
  });
  await db.order.update({ where: { id: orderId }, data: { personId: buys.personId } });
  await db.user.updateMany({
    where: { person: { id: { not: young.personId } }, isAnonymous: true },
    data: { createdAt: ago(3) },
  });
  await db.session.updateMany({
    where: { id: { in: [ended.sessionId, leftBag.sessionId] } },
    data: { expiresAt: ago(1) },
  });
  await endDueSessions.run();

  await Promise.all([forgetOld(), forgetOld()]);
  await forgetOld();
  const left = async (rows: Promise<{ id: string }[]>) =>
    (await rows).flatMap(({ id }) => (['young', 'old', 'waits'].includes(id) ? id : [])).sort();
  expect(await left(db.email.findMany())).toEqual(['waits', 'young']);
  expect(await left(db.notice.findMany())).toEqual(['young']);
  expect(await left(db.carrierMessage.findMany())).toEqual(['young']);
  expect(await left(db.stepUp.findMany())).toEqual(['young']);
  expect(await left(db.verification.findMany())).toEqual(['young']);
  expect(await left(db.orderLink.findMany())).toEqual(['young']);
  expect((await db.idempotencyRecord.findMany()).map(({ key }) => key)).toEqual(['young']);
  expect((await db.providerEvent.findMany()).map(({ eventId }) => eventId)).toEqual(['young']);
  const people = (await db.person.findMany({ where: { kind: 'guest' } })).map(({ id }) => id).sort();
  expect(people).toEqual([bags.personId, buys.personId, young.personId].sort());
  expect(await db.user.count({ where: { isAnonymous: true } })).toBe(3);
});

test('an account that nobody confirmed, bought with or bid with is forgotten after half a year', async () => {
  const unconfirmed = (createdAt: Date) => ({
    id: randomUUID(),
    name: 'A',
    email: `${randomUUID()}@unconfirmed.invalid`,
    claimedEmail: 'a@example.com',
    createdAt,
  });
  const [old, young] = [unconfirmed(ago(200)), unconfirmed(ago(100))];
  await database().user.createMany({ data: [old, young] });
  await forgetOld();
  const left = await database().user.findMany({ where: { claimedEmail: 'a@example.com' } });
  expect(left.map(({ id }) => id)).toEqual([young.id]);
});

test('docs/retention.md, or the subject’s own page, says each period as it is', async () => {
  const pages = [
    'docs/retention.md',
    ...subjects.map(({ name }) => `docs/${name}.md`).filter((file) => existsSync(file)),
  ];
  const docs = (await Promise.all(pages.map((page) => readFile(page, 'utf8')))).join('\n');
  for (const { what, after } of await retentionRules()) expect(docs).toContain(`| ${what} | ${after} |`);
});
