import { expect, test } from 'vitest';
import { unsubscribeUrl } from '#server/mail/unsubscribe-link.ts';
import { readNoticePreferences } from '#server/notice/choose-notices.ts';
import { testDatabase } from '#server/testing/database.ts';
import { anAccount } from '#server/testing/factories.ts';
import { handlerOf } from '#server/testing/route-handler.ts';
import { noticeRoutes } from './notice-routes.ts';

const GET = handlerOf(noticeRoutes, 'GET /mail/unsubscribe');
const POST = handlerOf(noticeRoutes, 'POST /mail/unsubscribe');

testDatabase();

/** As a mail program's own server sends it (RFC 8058): no cookie, no origin. */
const onePress = (url: string) =>
  POST(
    new Request(url, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'List-Unsubscribe=One-Click',
    }),
  );

test('one press in a mail program turns that mail off, and is not sent elsewhere', async () => {
  const { personId } = await anAccount();
  const answer = await onePress(unsubscribeUrl(personId, 'outbid'));
  expect([answer.status, await answer.json()]).toEqual([200, { turnedOff: 'outbid' }]);
  expect((await readNoticePreferences(personId)).email).not.toContain('outbid');
});

test('opening the link changes nothing: it leads to a page that asks', async () => {
  const { personId } = await anAccount();
  const url = unsubscribeUrl(personId, 'outbid');
  const answer = await GET(new Request(url));
  expect(answer.status).toBe(303);
  expect(answer.headers.get('location')).toBe(`/unsubscribe?key=${new URL(url).searchParams.get('key')}`);
  expect((await readNoticePreferences(personId)).email).toContain('outbid');
  const fromPage = await onePress(`${url}&page=1`);
  expect(fromPage.headers.get('location')).toBe('/unsubscribe?done=outbid');
});

test('a link that is not ours is not found', async () => {
  expect((await onePress('http://shop.test/api/mail/unsubscribe?key=nonsense')).status).toBe(404);
  expect((await onePress('http://shop.test/api/mail/unsubscribe')).status).toBe(404);
});
