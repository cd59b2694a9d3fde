import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { exportAccount } from '#server/account/export-account.ts';
import { setSettings } from '#server/config/settings.ts';
import { database, pool } from '#server/engine/database/database.ts';
import { changeVariant } from '#server/stock/change-variant.ts';
import { mailTo } from '#server/testing/alerts.ts';
import { testDatabase } from '#server/testing/database.ts';
import { aDropGoingOn } from '#server/testing/drops.ts';
import { anAccount, shopper } from '#server/testing/factories.ts';
import { aMaker, aPiece, findAndTell, listOf, watches } from '#server/testing/list-alerts.ts';
import { isDue } from '#server/testing/next-due.ts';
import { testSettings } from '#server/testing/settings.ts';
import { readOwnAlerts } from '../own-alerts-view.ts';
import { stopAlert } from '../stop-alert.ts';
import { noteFittingPieces } from './note-fitting-pieces.ts';
import { tellFittingPieces } from './tell-fitting-pieces.ts';

testDatabase();

beforeEach(() => setSettings(testSettings()));

const aDayPasses = () => database().$executeRaw`
  UPDATE alert SET told_at = told_at - interval '1 day', tell_at = tell_at - interval '1 day' WHERE list IS NOT NULL`;

const toldTo = async (personId: string) =>
  (await database().notice.findMany({ where: { personId }, orderBy: { at: 'asc' } })).map(({ title }) => title);

const aWord = () =>
  randomUUID()
    .replaceAll(/[^a-z]/g, '')
    .padEnd(6, 'x');

describe('a list that is watched', () => {
  it('is told what is new, what is back, what costs less and what was described anew; not what was there', async () => {
    const maker = aMaker();
    const there = await aPiece({ maker, title: 'There', form: 'Jar' });
    const gone = await aPiece({ maker, title: 'Gone', form: 'Jar', onHand: 0 });
    const dear = await aPiece({ maker, title: 'Dear', form: 'Jar', priceAmount: 12_000 });
    const other = await aPiece({ maker, title: 'Other', form: 'Bowl' });
    const draft = await aPiece({ maker, title: 'Draft', form: 'Jar', status: 'draft' });
    const { personId, email } = await anAccount();
    expect(await watches(personId, listOf(maker, '&form=Jar&to=80'))).toMatchObject({ ok: true });
    await aPiece({ maker, title: 'A bowl', form: 'Bowl' });
    await aPiece({ maker, title: 'Still dear', form: 'Jar', priceAmount: 8_001 });
    await changeVariant(there.sku, { onHand: 9, priceAmount: 4_000 });
    await findAndTell();
    expect(await toldTo(personId)).toEqual([]);
    await changeVariant(gone.sku, { onHand: 1 });
    await changeVariant(dear.sku, { priceAmount: 8_000 });
    await database().product.update({ where: { id: other.productId }, data: { form: 'jar' } });
    await database().product.update({ where: { id: draft.productId }, data: { status: 'published' } });
    await aPiece({ maker, title: 'New', form: 'Jar' });
    await findAndTell();
    const [notice, ...more] = await database().notice.findMany({ where: { personId } });
    expect(more).toEqual([]);
    expect(notice).toMatchObject({
      title: '5 pieces fit what you asked for',
      href: `/shop?form=Jar&maker=${maker.replace(' ', '+')}&to=80`,
      facts: { pieces: 5, lists: [{ name: `Jars by ${maker}, up to €80`, pieces: 5 }] },
    });
    const mails = await mailTo(email);
    expect(mails).toHaveLength(1);
    expect(mails[0]?.text).toContain('New: €50');
    const own = await readOwnAlerts(database(), [personId]);
    expect(own.get(personId)?.data.alerts).toMatchObject([
      { kind: 'piece_fits', told: 5, listName: `Jars by ${maker}, up to €80` },
    ]);
  });

  it('tells each piece once, all lists of a person in one, and again after a day at the earliest', async () => {
    const maker = aMaker();
    const { personId, email } = await anAccount();
    await watches(personId, listOf(maker, '&form=Jar'));
    await watches(personId, listOf(maker, '&to=100'));
    const first = await aPiece({ maker, title: 'First', form: 'Jar' });
    await findAndTell();
    expect(await toldTo(personId)).toEqual(['First fits what you asked for']);
    await changeVariant(first.sku, { onHand: 0 });
    await changeVariant(first.sku, { onHand: 3 });
    await aPiece({ maker, title: 'Second', form: 'Jar' });
    await aPiece({ maker, title: 'Third', form: 'Vase' });
    await findAndTell();
    expect(await toldTo(personId)).toHaveLength(1);
    await aDayPasses();
    await findAndTell();
    expect(await toldTo(personId)).toEqual(['First fits what you asked for', '2 pieces fit what you asked for']);
    expect(await mailTo(email)).toHaveLength(2);
  });

  it('tells all that a file of products brings in one, after its end, but waits for none for ever', async () => {
    const maker = aMaker();
    const { personId, email } = await anAccount();
    await watches(personId, listOf(maker));
    const file = { fileName: 'pieces.csv', byteCount: 1, state: 'running', dueAt: new Date(Date.now() + 60_000) };
    const { id } = await database().importJob.create({ data: file });
    await aPiece({ maker, title: 'First' });
    await findAndTell();
    expect(await toldTo(personId)).toEqual([]);
    expect(await isDue(tellFittingPieces)).toBe(false);
    await aPiece({ maker, title: 'Last' });
    await database()
      .$executeRaw`UPDATE import_job SET state = 'done', finished_at = clock_timestamp() WHERE id = ${id}`;
    // What its last products fit isn't found yet.
    await tellFittingPieces.run();
    expect(await toldTo(personId)).toEqual([]);
    await findAndTell();
    expect(await toldTo(personId)).toEqual(['2 pieces fit what you asked for']);
    expect(await mailTo(email)).toHaveLength(1);

    await database().$executeRaw`UPDATE import_job SET state = 'running', finished_at = NULL WHERE id = ${id}`;
    await aDayPasses();
    await aPiece({ maker, title: 'Late' });
    await findAndTell();
    expect(await toldTo(personId)).toHaveLength(1);
    await database().$executeRaw`
      UPDATE alert SET tell_at = tell_at - interval '2 hours' WHERE person_id = ${personId}`;
    expect(await isDue(tellFittingPieces)).toBe(true);
    await findAndTell();
    expect(await toldTo(personId)).toHaveLength(2);
    await database().importJob.delete({ where: { id } });
  });

  it('does not tell what was gathered and has gone again; it tells it when it is back', async () => {
    const maker = aMaker();
    const { personId } = await anAccount();
    await watches(personId, listOf(maker));
    const short = await aPiece({ maker, title: 'Short', onHand: 1 });
    const left = await aPiece({ maker, title: 'Left' });
    await noteFittingPieces.run();
    await changeVariant(short.sku, { onHand: 0 });
    await database().product.update({ where: { id: left.productId }, data: { maker: aMaker() } });
    await tellFittingPieces.run();
    expect(await toldTo(personId)).toEqual([]);
    await changeVariant(short.sku, { onHand: 1 });
    await findAndTell();
    expect(await toldTo(personId)).toEqual(['Short fits what you asked for']);
  });

  it('is found by the synonyms of now, not those of when it was asked for', async () => {
    const maker = aMaker();
    const [said, meant] = [aWord(), aWord()];
    const { personId } = await anAccount();
    expect(await watches(personId, `/search?q=${said}`)).toMatchObject({ ok: true });
    const before = await aPiece({ maker, title: `Cobalt ${meant}s` });
    await findAndTell();
    expect(await toldTo(personId)).toEqual([]);
    await database().searchSynonym.create({ data: { word: said, meaning: meant } });
    await aPiece({ maker, title: `White ${meant}` });
    await changeVariant(before.sku, { priceAmount: 4_000 });
    await findAndTell();
    expect(await toldTo(personId)).toEqual(['2 pieces fit what you asked for']);
    await database().searchSynonym.delete({ where: { word: said } });
    await aPiece({ maker, title: `Grey ${meant}` });
    await aDayPasses();
    await findAndTell();
    expect(await toldTo(personId)).toHaveLength(1);
  });

  it('a piece in a drop fits once the drop is over', async () => {
    const maker = aMaker();
    const { personId } = await anAccount();
    await watches(personId, listOf(maker));
    const dropId = await aDropGoingOn([]);
    const { sku } = await aPiece({ maker, title: 'Dropped' });
    const variant = await database().variant.findUniqueOrThrow({ where: { sku } });
    await database().dropVariant.create({ data: { dropId, variantId: variant.id } });
    await findAndTell();
    expect(await toldTo(personId)).toEqual([]);
    await database().drop.update({ where: { id: dropId }, data: { state: 'over' } });
    await findAndTell();
    expect(await toldTo(personId)).toEqual(['Dropped fits what you asked for']);
  });

  it('asked twice is one alert, in whatever order and case; stopped it tells nothing more', async () => {
    const maker = aMaker();
    const { personId } = await anAccount();
    const asked = await Promise.all([
      watches(personId, listOf(maker, '&form=Jar&form=Bowl&sort=price')),
      watches(personId, listOf(maker, '&form=Bowl&form=Jar&availability=in_stock')),
    ]);
    const again = await watches(personId, listOf(maker.toUpperCase(), '&form=Jar&form=Bowl'));
    expect([...asked, again].map((one) => one.ok && one.value)).toEqual(Array(3).fill(asked[0]?.ok && asked[0].value));
    expect(await database().alert.count({ where: { personId } })).toBe(1);
    await aPiece({ maker, form: 'Jar' });
    await noteFittingPieces.run();
    const { id } = await database().alert.findFirstOrThrow({ where: { personId } });
    await stopAlert(id, personId);
    await findAndTell();
    expect(await toldTo(personId)).toEqual([]);
    expect((await exportAccount(shopper(personId))).alerts).toMatchObject([{ kind: 'piece_fits', state: 'ended' }]);
  });

  it('nothing is noted while nobody watches a list', async () => {
    await database().alert.updateMany({ where: { kind: 'piece_fits' }, data: { state: 'ended' } });
    await noteFittingPieces.run();
    await aPiece({});
    expect(await database().changedPiece.count()).toBe(0);
  });
});

it('a change asks only for the lists that could match, however many are watched', async () => {
  const { personId } = await anAccount();
  await database().alert.updateMany({ where: { kind: 'piece_fits' }, data: { state: 'ended' } });
  for (let at = 0; at < 60; at++) {
    await watches(personId, at % 2 === 0 ? `/shop?q=zq${at}` : listOf(`${aMaker()} ${at}`, '&form=Jar'));
  }
  await noteFittingPieces.run();
  const asked = vi.spyOn(pool(), 'query');
  await aPiece({ maker: aMaker(), form: 'Jar' });
  asked.mockClear();
  await noteFittingPieces.run();
  // What changed, what of it can be bought, its anchors in two, who could match, and the end of it.
  expect(asked.mock.calls.length).toBeLessThanOrEqual(6);
  const { sku } = await aPiece({ title: 'Zq0 jar' });
  asked.mockClear();
  await noteFittingPieces.run();
  const forOne = asked.mock.calls.length;
  for (let at = 0; at < 30; at++) await aPiece({ title: 'Zq0 jar' });
  await changeVariant(sku, { priceAmount: 4_000 });
  asked.mockClear();
  await noteFittingPieces.run();
  expect(asked.mock.calls.length).toBe(forOne);
  expect(await database().alertPiece.count({ where: { alert: { personId }, foundAt: { not: null } } })).toBe(31);
  asked.mockRestore();
});
