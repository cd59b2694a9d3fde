import { describe, expect, test } from 'vitest';
import { database, transaction } from '#server/engine/database/database.ts';
import { unsubscribeKey } from '#server/mail/unsubscribe-link.ts';
import { wordsOf } from '#server/notice/words/words-of.ts';
import { testDatabase } from '#server/testing/database.ts';
import { anAccount, aPerson } from '#server/testing/factories.ts';
import { readMeView } from '#server/testing/me-view.ts';
import { outbidOn } from '#server/testing/notices.ts';
import { notices } from '../subjects.ts';
import { chooseNotices, readNoticePreferences } from './choose-notices.ts';
import { readInbox } from './inbox.ts';
import { type NewNotice, notify } from './notify.ts';
import { readNotices } from './read-notices.ts';
import { turnOffMail } from './turn-off-mail.ts';

testDatabase();

let keys = 0;
const aNotice = (personId: string, more: { away?: boolean } = {}): NewNotice => ({
  personId,
  kind: 'outbid',
  key: `test:${keys++}`,
  facts: outbidOn('<Jar>'),
  href: '/auctions/jar',
  ...more,
});
const anOffer = (personId: string): NewNotice => ({
  personId,
  kind: 'lot_offer',
  key: `test:${keys++}`,
  facts: { lot: 'Jar', totalAmount: 14_000, currency: 'EUR', payBy: null },
  href: '/orders/abc',
});
const aWin = (personId: string): NewNotice => ({
  personId,
  kind: 'lot_won',
  key: `test:${keys++}`,
  facts: { lot: 'Jar', hammerAmount: 12_000, totalAmount: 14_000, currency: 'EUR', payBy: null },
  href: '/orders/abc',
});
const told = (notice: NewNotice) => transaction((tx) => notify(tx, notice));
const mailsTo = (recipient: string) => database().email.findMany({ where: { recipient } });

describe('telling someone something', () => {
  test('the same thing told twice, also at once, is one notice and one mail', async () => {
    const { personId, email } = await anAccount();
    const notice = aNotice(personId);
    const answers = await Promise.all([told(notice), told(notice)]);
    expect([...answers, await told(notice)].filter(Boolean)).toHaveLength(1);
    expect(await database().notice.count({ where: { personId } })).toBe(1);
    expect(await mailsTo(email)).toHaveLength(1);
  });

  test('what is rolled back was never told', async () => {
    const { personId, email } = await anAccount();
    const failing = transaction(async (tx) => {
      await notify(tx, aNotice(personId));
      throw new Error('the bid was not stored');
    });
    await expect(failing).rejects.toThrow();
    expect(await database().notice.count({ where: { personId } })).toBe(0);
    expect(await mailsTo(email)).toHaveLength(0);
  });

  test('a mail says what, where, and how to turn it off; markup in a title stays text', async () => {
    const { personId, email } = await anAccount();
    await told(aNotice(personId));
    const [mail] = await mailsTo(email);
    expect(mail).toMatchObject({ subject: 'You’ve been outbid on <Jar>', status: 'queued' });
    expect(mail?.text).toContain('/auctions/jar');
    expect(mail?.html).toContain('outbid on &lt;Jar&gt;');
    expect(mail?.headers).toMatchObject({
      'List-Unsubscribe': expect.stringMatching(/^<http.*\/api\/mail\/unsubscribe\?key=.+>$/),
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    });
  });

  test('no mail to someone who looks at the site, turned it off, or has no address', async () => {
    const [present, without] = [await anAccount(), await anAccount()];
    const reference = await aPerson();
    await told(aNotice(present.personId, { away: false }));
    await chooseNotices(without.personId, { lot_offer: 'on' });
    await told(aNotice(without.personId));
    await told(aNotice(reference));
    expect([...(await mailsTo(present.email)), ...(await mailsTo(without.email))]).toEqual([]);
    expect(await database().notice.count({ where: { personId: { in: [present.personId, reference] } } })).toBe(2);
    await told(anOffer(without.personId));
    expect(await mailsTo(without.email)).toHaveLength(1);
  });

  test('what follows from having won can’t be turned off', async () => {
    const { personId, email } = await anAccount();
    await chooseNotices(personId, {});
    await database().noticePreference.updateMany({ where: { personId, kind: 'lot_won' }, data: { email: false } });
    const { email: always } = await readNoticePreferences(personId);
    expect(always.toSorted()).toEqual([
      'lot_release',
      'lot_won',
      'order_address',
      'order_cancelled',
      'order_confirmed',
      'order_to_pay',
      'payment_reminder',
      'refund_failed',
      'refund_made',
      'vat_refunded',
    ]);
    await told(aWin(personId));
    const [mail] = await mailsTo(email);
    expect(mail?.headers).toEqual({});
  });
});

describe('what was told', () => {
  const shownTo = async (personId: string) => {
    const [listed] = await readInbox(personId);
    expect((await readMeView(personId))?.data.notices.items).toEqual([listed]);
    return listed;
  };

  test('is kept as facts, of which the words are made when they are read', async () => {
    const { personId } = await anAccount();
    const { key, facts } = aNotice(personId);
    await told({ ...aNotice(personId), key });
    expect((await database().notice.findUnique({ where: { key } }))?.facts).toEqual(facts);
    await database().notice.update({ where: { key }, data: { title: 'As told', body: 'At that time.' } });
    expect(await shownTo(personId)).toMatchObject({
      kind: 'outbid',
      title: 'You’ve been outbid on <Jar>',
      body: expect.stringContaining('the next bid €140'),
      href: '/auctions/jar',
      read: false,
    });
    expect(await shownTo(personId)).not.toHaveProperty('facts');
  });

  test('before facts were kept reads as it was told', async () => {
    const { personId } = await anAccount();
    await database().notice.create({
      data: {
        personId,
        kind: 'outbid',
        key: 'of-before',
        title: 'As told',
        body: 'At that time.',
        href: '/auctions/jar',
      },
    });
    expect(await shownTo(personId)).toMatchObject({ title: 'As told', body: 'At that time.' });
  });

  test('stands in words beside its facts, for processes of the release before', async () => {
    const { personId } = await anAccount();
    const notice = aNotice(personId);
    await told(notice);
    expect(await database().notice.findUnique({ where: { key: notice.key } })).toMatchObject(wordsOf(notices, notice));
  });
});

describe('the link in a mail', () => {
  test('turns off that kind for that person, again without harm', async () => {
    const { personId } = await anAccount();
    const key = unsubscribeKey(personId, 'outbid');
    expect([await turnOffMail(key), await turnOffMail(key)]).toEqual(['outbid', 'outbid']);
    const { email } = await readNoticePreferences(personId);
    expect(email).not.toContain('outbid');
    expect(email).toContain('lot_reminder');
  });

  test('can’t be made up, nor turned to another person or kind', async () => {
    const [{ personId }, other] = [await anAccount(), await anAccount()];
    const [, signature] = unsubscribeKey(personId, 'outbid').split('.');
    const forged = Buffer.from(`${other.personId} outbid`).toString('base64url');
    for (const key of ['', 'x.y', `${forged}.${signature}`, unsubscribeKey(personId, 'lot_won')]) {
      expect(await turnOffMail(key)).toBeNull();
    }
    expect(await database().noticePreference.count({ where: { personId: other.personId } })).toBe(0);
  });
});

test('notices are counted until they are read, and only by whose they are (I7)', async () => {
  const [{ personId }, other] = [await anAccount(), await anAccount()];
  await told(aNotice(personId));
  await told(aNotice(personId));
  const [one] = await database().notice.findMany({ where: { personId } });
  await readNotices(other.personId, one?.id);
  await readNotices(other.personId);
  expect((await readMeView(personId))?.data.notices).toMatchObject({ unread: 2 });
  await readNotices(personId, one?.id);
  expect((await readMeView(personId))?.data.notices).toMatchObject({ unread: 1 });
  const { version } = (await readMeView(personId)) ?? { version: 0 };
  await readNotices(personId);
  const after = await readMeView(personId);
  expect(after?.data.notices.unread).toBe(0);
  expect(after?.version).toBeGreaterThan(version);
});
