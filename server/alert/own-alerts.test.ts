import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { exportAccount } from '#server/account/export-account.ts';
import { database } from '#server/engine/database/database.ts';
import { forgetOld } from '#server/retention/forget-old.ts';
import { personOfReference } from '#server/session/person.ts';
import { changeVariant } from '#server/stock/change-variant.ts';
import { alertsOf, anAddress, asksAsGuest, asksForPiece, asksOverApi, mailTo } from '#server/testing/alerts.ts';
import { bookProblems } from '#server/testing/books.ts';
import { testDatabase } from '#server/testing/database.ts';
import { aDropGoingOn } from '#server/testing/drops.ts';
import { anAccount, aPerson, aProduct, shopper } from '#server/testing/factories.ts';
import { Prisma } from '../../prisma/generated/client.ts';
import { askForAlert, subjectOf } from './ask-for-alert.ts';
import { readOwnAlerts } from './own-alerts-view.ts';
import { stopAllAlerts } from './stop-alert.ts';
import { workOffAlertTasks } from './work-off-tasks.ts';

testDatabase();

const sql = (of: (variantId: string) => Prisma.Sql) => (variantId: string) => database().$executeRaw(of(variantId));

describe('a line that isn’t served', () => {
  const waits = async (sku: string) => {
    const { personId } = await anAccount();
    const email = anAddress();
    await asksForPiece(personId, sku);
    await asksOverApi({ customer: randomUUID(), email, sku, kind: 'back_in_stock' });
    return { personId, email };
  };

  it.each([
    [
      'a piece is archived',
      sql(
        (id) =>
          Prisma.sql`UPDATE product SET status = 'archived' WHERE id = (SELECT product_id FROM variant WHERE id = ${id})`,
      ),
    ],
    [
      'a variant is archived',
      sql((id) => Prisma.sql`UPDATE variant SET archived_at = clock_timestamp() WHERE id = ${id}`),
    ],
  ])('%s: nothing is offered, whoever waits is told, and their address is gone', async (_, archive) => {
    const { sku, variantId } = await aProduct({ onHand: 0 });
    const { personId, email } = await waits(sku);
    await archive(variantId);
    await changeVariant(sku, { onHand: 1 });
    expect(await database().reservation.count({ where: { variantId } })).toBe(0);
    await Promise.all([workOffAlertTasks.run(), workOffAlertTasks.run()]);
    expect(await database().notice.findMany({ where: { personId }, select: { title: true } })).toEqual([
      { title: 'Test bowl is no longer available' },
    ]);
    expect(await mailTo(email)).toHaveLength(1);
    expect(await database().alert.findMany({ where: { variantId } })).toMatchObject([
      { state: 'ended', email: null },
      { state: 'ended', email: null },
    ]);
    await expect(waits(sku)).rejects.toThrow('There is no such piece.');
  });

  it('a piece in a drop: what comes back is the room’s, and the line is served once the drop is over', async () => {
    const { sku, variantId } = await aProduct({ onHand: 0 });
    const { personId } = await waits(sku);
    const dropId = await aDropGoingOn([variantId]);
    await changeVariant(sku, { onHand: 1 });
    expect(await database().reservation.count({ where: { variantId } })).toBe(0);
    await database().drop.update({ where: { id: dropId }, data: { state: 'over' } });
    await Promise.all([workOffAlertTasks.run(), workOffAlertTasks.run()]);
    expect(await database().reservation.findMany({ where: { variantId } })).toMatchObject([{ personId, quantity: 1 }]);
    expect(await bookProblems()).toEqual([]);
  });
});

describe('what is theirs', () => {
  it('the topic has place, offer and price; it is told to those whose place moved', async () => {
    const { sku } = await aProduct({ onHand: 0, priceAmount: 12_400 });
    const [first, second] = (await Promise.all([aPerson(), aPerson()])) as [string, string];
    for (const personId of [first, second]) {
      await asksForPiece(personId, sku);
    }
    const before = await readOwnAlerts(database(), [first, second]);
    expect(before.get(second)?.data.alerts).toMatchObject([{ sku, place: 2, price: null, state: 'waiting' }]);
    await changeVariant(sku, { onHand: 1 });
    await workOffAlertTasks.run();
    const after = await readOwnAlerts(database(), [first, second]);
    expect(after.get(first)?.data.alerts).toMatchObject([
      { state: 'offered', place: null, price: { amount: 12_400, currency: 'EUR' } },
    ]);
    expect(after.get(second)?.data.alerts).toMatchObject([{ place: 1 }]);
    expect(after.get(second)?.version).toBeGreaterThan(before.get(second)?.version ?? 0);
    await changeVariant(sku, { priceAmount: 13_000 });
    expect((await readOwnAlerts(database(), [first])).get(first)).toMatchObject({
      data: { alerts: [{ price: { amount: 13_000 } }] },
    });
  });

  it('is exported, and given up with the account', async () => {
    const { sku, variantId } = await aProduct({ onHand: 0 });
    const { personId } = await anAccount();
    const next = await aPerson();
    for (const person of [personId, next]) {
      await asksForPiece(person, sku);
    }
    await changeVariant(sku, { onHand: 1 });
    expect((await exportAccount(shopper(personId))).alerts).toMatchObject([{ sku, state: 'offered' }]);
    await stopAllAlerts(personId);
    expect(await database().reservation.findFirst({ where: { variantId } })).toMatchObject({ personId: next });
  });

  it('what was never confirmed, and what is over, is forgotten with whoever was known by the address alone', async () => {
    const { sku, variantId } = await aProduct({ onHand: 0 });
    await asksAsGuest(anAddress(), sku);
    const kept = await personOfReference(`channel-${randomUUID()}`);
    await askForAlert({ personId: kept, email: anAddress(), confirmed: true }, { kind: 'back_in_stock', sku });
    const [guest = ''] = await alertsOf(variantId);
    const { personId } = await database().alert.findUniqueOrThrow({ where: { id: guest } });
    await database().alert.updateMany({
      where: { variantId },
      data: { askedAt: new Date(Date.now() - 90 * 86_400_000) },
    });
    await forgetOld();
    expect(await database().alert.findMany({ where: { variantId } })).toMatchObject([{ personId: kept }]);
    expect(await database().person.count({ where: { id: personId } })).toBe(0);
  });
});

it('each has a photograph: its piece’s, the newest of its maker’s, the last of its list’s', async () => {
  const { personId } = await anAccount();
  const maker = `Kiln ${randomUUID()}`;
  const pieces = await Promise.all([0, 1].map((onHand) => aProduct({ onHand })));
  for (const [position, { productId: id }] of pieces.entries()) {
    const image = { file: `${position}.webp`, alt: '', width: 8, height: 10, dominantHex: '#888888', position: 0 };
    await database().product.update({ where: { id }, data: { maker, position, images: { create: image } } });
  }
  const asker = { personId, email: null, confirmed: true };
  await askForAlert(asker, { kind: 'back_in_stock', sku: pieces[0]?.sku ?? '' });
  await askForAlert(asker, { kind: 'new_piece', maker });
  const list = await subjectOf({ kind: 'piece_fits', list: `/shop?maker=${encodeURIComponent(maker)}` });
  if (!list.ok) throw new Error('It was refused.');
  await askForAlert(asker, list.value);
  const alerts = (await readOwnAlerts(database(), [personId])).get(personId)?.data.alerts;
  expect(alerts?.map(({ kind, image }) => [kind, image?.file])).toEqual([
    ['back_in_stock', '0.webp'],
    ['new_piece', '1.webp'],
    ['piece_fits', '1.webp'],
  ]);
});
