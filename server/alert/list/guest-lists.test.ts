import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { setSettings } from '#server/config/settings.ts';
import { database } from '#server/engine/database/database.ts';
import { anAddress, asksOverApi, mailTo } from '#server/testing/alerts.ts';
import { testDatabase } from '#server/testing/database.ts';
import { aMaker, aPiece, findAndTell, listOf } from '#server/testing/list-alerts.ts';
import { handlerOf } from '#server/testing/route-handler.ts';
import { testSettings } from '#server/testing/settings.ts';
import { readAlertByLink, readListsByLink } from '../alert-by-link.ts';
import { readAlertKey, stopAlertUrl } from '../alert-link.ts';
import { alertRoutes } from '../alert-routes.ts';
import { askAsGuest } from '../ask-as-guest.ts';
import { subjectOf } from '../ask-for-alert.ts';
import { confirmAlert } from '../confirm-alert.ts';

testDatabase();

beforeEach(() => setSettings(testSettings()));

async function guestAsks(email: string, list: string): Promise<string> {
  const subject = await subjectOf({ kind: 'piece_fits', list });
  if (!subject.ok) throw new Error('It was refused.');
  await askAsGuest({ email, subject: subject.value }, '192.0.2.1');
  const { id } = await database().alert.findFirstOrThrow({ where: { email }, orderBy: { askedAt: 'desc' } });
  return id;
}

describe('a guest', () => {
  it('confirms first; what came in before isn’t new; one press stops it', async () => {
    const maker = aMaker();
    const email = anAddress();
    const id = await guestAsks(email, listOf(maker));
    await aPiece({ maker, title: 'Before' });
    await findAndTell();
    expect(await confirmAlert(id)).toEqual({ ok: true, value: null });
    await aPiece({ maker, title: 'After' });
    await findAndTell();
    const [asked, told, ...more] = await mailTo(email);
    expect(more).toEqual([]);
    expect(asked?.subject).toBe(`Shall we tell you when a piece fits? Pieces by ${maker}`);
    expect(told?.subject).toBe('After fits what you asked for');
    expect(told?.headers).toMatchObject({ 'List-Unsubscribe': `<${stopAlertUrl(id)}>` });
    await handlerOf(
      alertRoutes,
      'POST /alerts/unsubscribe',
    )(new Request(stopAlertUrl(id), { method: 'POST', body: 'List-Unsubscribe=One-Click' }));
    expect(await database().alert.findUnique({ where: { id } })).toMatchObject({ state: 'ended', email: null });
  });

  it('gets one mail about several lists, whose link shows and stops all of them', async () => {
    const maker = aMaker();
    const email = anAddress();
    for (const more of ['&form=Jar', '&to=100']) await confirmAlert(await guestAsks(email, listOf(maker, more)));
    await aPiece({ maker, title: 'Both', form: 'Jar' });
    await findAndTell();
    const told = (await mailTo(email)).filter(({ subject }) => subject === 'Both fits what you asked for');
    expect(told).toHaveLength(1);
    const key = /alerts\?key=([\w.:-]+)/.exec(told[0]?.text ?? '')?.[1] ?? '';
    expect(readAlertKey(key)).toMatch(/^lists:/);
    expect(await readAlertByLink(key)).toBeNull();
    expect(await readListsByLink(key)).toMatchObject([
      { name: `Jars by ${maker}` },
      { name: `Pieces by ${maker}, up to €100` },
    ]);
    const off = /Stop emails like this: (\S+)/.exec(told[0]?.text ?? '')?.[1] ?? '';
    await handlerOf(
      alertRoutes,
      'POST /alerts/unsubscribe',
    )(new Request(off, { method: 'POST', body: 'List-Unsubscribe=One-Click' }));
    expect(await readListsByLink(key)).toEqual([]);
  });
});

describe('the API', () => {
  it('watches a list for a customer of another channel', async () => {
    const maker = aMaker();
    const email = anAddress();
    const asked = await asksOverApi({ customer: randomUUID(), email, list: listOf(maker), kind: 'piece_fits' });
    expect(asked).toMatchObject({
      status: 201,
      body: { state: 'waiting', list: expect.stringContaining('/shop?maker=') },
    });
    await aPiece({ maker, title: 'New' });
    await findAndTell();
    expect(await mailTo(email)).toHaveLength(1);
  });

  it.each([
    ['/shop', 400],
    ['/account', 400],
    ['https://elsewhere.test/shop?form=Jar', 400],
    ['/shop?availability=sold_out&form=Jar', 400],
    ['/shop/nowhere-at-all?form=Jar', 404],
    ['', 400],
  ])('%s is refused with %i and leaves nothing', async (list, status) => {
    const before = await database().alert.count();
    const asked = await asksOverApi({ customer: 'a', email: anAddress(), list, kind: 'piece_fits' });
    expect(asked.status).toBe(status);
    expect(await database().alert.count()).toBe(before);
  });
});
