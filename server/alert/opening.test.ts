import { beforeEach, expect, it } from 'vitest';
import { type Settings, setSettings } from '#server/config/settings.ts';
import { database } from '#server/engine/database/database.ts';
import { retentionRules } from '#server/retention/subjects-data.ts';
import { notePayments } from '#server/shop/note-payments.ts';
import { saveShop } from '#server/shop/save-shop.ts';
import { anAddress, mailTo } from '#server/testing/alerts.ts';
import { testDatabase } from '#server/testing/database.ts';
import { anAccount } from '#server/testing/factories.ts';
import { nextDue } from '#server/testing/next-due.ts';
import { testSettings } from '#server/testing/settings.ts';
import { readAlertByLink } from './alert-by-link.ts';
import { alertKey, stopAlertUrl } from './alert-link.ts';
import { askAsGuest } from './ask-as-guest.ts';
import { askForAlert } from './ask-for-alert.ts';
import { confirmAlert } from './confirm-alert.ts';
import { stopAlert } from './stop-alert.ts';
import { tellOpening } from './tell-opening.ts';

testDatabase();

const realShop = (more: Partial<Settings> = {}) => setSettings({ ...testSettings(), DEMO: false, ...more });
const asks = (email: string) => askAsGuest({ email, subject: { kind: 'opening' } }, '203.0.113.7');
const newest = async () => (await database().alert.findFirstOrThrow({ orderBy: { askedAt: 'desc' } })).id;
const subjectsTo = async (email: string) => (await mailTo(email)).map(({ subject }) => subject);

beforeEach(async () => {
  realShop();
  await database().alert.deleteMany();
  await notePayments('none');
});

it('tells whoever confirmed once, when money moves and the seller is named, and forgets the address', async () => {
  const [lena, typed, left] = [anAddress(), anAddress(), anAddress()];
  await asks(lena);
  const id = await newest();
  expect(await readAlertByLink(alertKey(id))).toMatchObject({ kind: 'opening', state: 'unconfirmed', href: '/' });
  expect(await confirmAlert(id)).toEqual({ ok: true, value: null });
  await asks(typed);
  await asks(left);
  const stopped = await newest();
  await confirmAlert(stopped);
  await stopAlert(stopped, null);
  expect(await asks(lena)).toEqual({ ok: true, value: null });
  expect(await database().alert.count()).toBe(3);

  // Test payments open nothing, and neither do live keys without a seller.
  const { sellerName } = (await database().shopSettings.findFirstOrThrow()).values as { sellerName: string };
  await notePayments('test');
  await tellOpening.run();
  await saveShop({ sellerName: '' });
  await notePayments('live');
  await tellOpening.run();
  expect(await subjectsTo(lena)).not.toContain('We’re open');

  await saveShop({ sellerName });
  await Promise.all([tellOpening.run(), tellOpening.run()]);
  await tellOpening.run();
  expect((await subjectsTo(lena)).filter((subject) => subject === 'We’re open')).toHaveLength(1);
  for (const other of [typed, left]) expect(await subjectsTo(other)).not.toContain('We’re open');
  const told = (await mailTo(lena)).find(({ subject }) => subject === 'We’re open');
  expect(told?.headers).toMatchObject({ 'List-Unsubscribe': `<${stopAlertUrl(id)}>` });
  expect(await database().alert.findUnique({ where: { id } })).toMatchObject({ state: 'ended', email: null });
});

it('takes addresses until the date the shop opens on, and tells at that moment', async () => {
  const lena = anAddress();
  await notePayments('live');
  realShop({ TEST_PAYMENTS: true });
  const opensAt = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 16);
  await saveShop({ opensAt, zone: 'UTC' });
  expect(await asks(lena)).toEqual({ ok: true, value: null });
  expect(await confirmAlert(await newest())).toEqual({ ok: true, value: null });
  expect((await nextDue(tellOpening))?.toISOString()).toBe(`${opensAt}:00.000Z`);
  await tellOpening.run();
  expect(await subjectsTo(lena)).not.toContain('We’re open');
  await saveShop({ opensAt: '' });
  await tellOpening.run();
  expect(await subjectsTo(lena)).toContain('We’re open');
});

it('somebody with an account is on the list at once, and once', async () => {
  const { personId, email } = await anAccount();
  const asker = { personId, email: null, confirmed: true };
  await Promise.all([1, 2, 3].map(() => askForAlert(asker, { kind: 'opening' })));
  expect(await database().alert.findMany()).toMatchObject([{ state: 'waiting', email: null }]);
  await notePayments('live');
  await tellOpening.run();
  expect(await subjectsTo(email)).toEqual(['We’re open']);
});

it('an open shop has no list to be put on, neither by asking nor by an older link', async () => {
  await asks(anAddress());
  const id = await newest();
  realShop({ TEST_PAYMENTS: true });
  const refused = { ok: false, refusal: { code: 'shop_is_open' } };
  expect(await asks(anAddress())).toMatchObject(refused);
  expect(await confirmAlert(id)).toMatchObject(refused);
  expect(await database().alert.findMany()).toMatchObject([{ id, state: 'unconfirmed' }]);
});

it('who waits a year for a shop that doesn’t open is forgotten', async () => {
  await asks(anAddress());
  const id = await newest();
  await confirmAlert(id);
  const rule = (await retentionRules()).find(({ what }) => what.startsWith('who waits for a shop'));
  const forget = () => rule?.forget(rule.after);
  expect(await forget()).toBe(0);
  const { personId } = await database().alert.update({
    where: { id },
    data: { askedAt: new Date(Date.now() - 366 * 86_400_000) },
  });
  expect(await forget()).toBe(1);
  expect(await database().person.count({ where: { id: personId } })).toBe(0);
});
