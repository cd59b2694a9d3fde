import { randomBytes } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { database } from '#server/engine/database/database.ts';
import { testDatabase } from '#server/testing/database.ts';
import { handlerOf } from '#server/testing/route-handler.ts';
import { aSession } from '#server/testing/session.ts';
import { pageSource } from '#server/web/page-source.ts';
import { guaranteeRoutes } from './guarantee-routes.ts';
import { readGuaranteeNotice, readGuaranteeNotices } from './read-guarantee-notices.ts';

testDatabase();

const shop = 'http://shop.test';
let merchant: string;
beforeAll(async () => {
  merchant = (await aSession('owner')).cookie;
});
const pdf = (about: string) => Buffer.concat([Buffer.from(`%PDF-1.7 ${about}\n`), randomBytes(2_000)]);

async function send(
  path: '/desk/guarantee-notice' | '/desk/guarantee-notice/remove',
  fields: Record<string, string | Buffer>,
  cookie = merchant,
) {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) {
    body.set(name, typeof value === 'string' ? value : new Blob([Uint8Array.from(value)], { type: 'text/html' }));
  }
  const request = new Request(`${shop}/api${path}`, {
    method: 'POST',
    headers: { host: 'shop.test', origin: shop, cookie, accept: 'application/json' },
    body: path.endsWith('remove') ? new URLSearchParams({ language: String(fields.language) }) : body,
  });
  const answer = await handlerOf(guaranteeRoutes, `POST ${path}`)(request, {});
  return { status: answer.status, ...((await answer.json()) as { code?: string; field?: string }) };
}
const ask = (language: string) =>
  handlerOf(guaranteeRoutes, 'GET /guarantee-notice/:language')(new Request(`${shop}/api/x`), { language });

describe('the notice on the legal guarantee', () => {
  it('is none until the merchant puts one in, and is then served byte for byte to anybody', async () => {
    expect(await readGuaranteeNotice()).toBeNull();
    const file = pdf('first');
    expect(await send('/desk/guarantee-notice', { language: 'en', file })).toMatchObject({ status: 200 });
    const answer = await ask('en');
    expect(Buffer.from(await answer.arrayBuffer()).equals(file)).toBe(true);
    expect(answer.headers.get('content-type')).toBe('application/pdf');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('gives place to another file at another address, and tells pages', async () => {
    const before = await readGuaranteeNotice();
    await database().$executeRaw`DELETE FROM change`;
    const file = pdf('second');
    await send('/desk/guarantee-notice', { language: 'en', file });
    expect((await readGuaranteeNotice())?.href).not.toBe(before?.href);
    expect(Buffer.from(await (await ask('en')).arrayBuffer()).equals(file)).toBe(true);
    expect((await database().change.findMany()).map(({ topic }) => topic)).toContain(pageSource.shopSettings);
  });

  it('is the reader’s language’s where there is one', async () => {
    await send('/desk/guarantee-notice', { language: 'de', file: pdf('deutsch') });
    expect(await readGuaranteeNotice('de')).toMatchObject({ language: 'de' });
    expect(await readGuaranteeNotice('fr')).toMatchObject({ language: 'de' });
    expect(await send('/desk/guarantee-notice/remove', { language: 'de' })).toMatchObject({ status: 200 });
    expect((await readGuaranteeNotices()).map(({ language }) => language)).toEqual(['en']);
  });

  it.each([
    ['a page', { language: 'en', file: Buffer.from('<script>alert(1)</script>') }, 422],
    ['a drawing that may hold a script', { language: 'en', file: Buffer.from('<svg onload="x"/>') }, 422],
    ['no file', { language: 'en' }, 422],
    ['a language of its own', { language: '../x', file: pdf('x') }, 400],
  ])('is never %s', async (_what, fields, status) => {
    const before = await readGuaranteeNotices();
    expect(await send('/desk/guarantee-notice', fields)).toMatchObject({ status });
    expect(await readGuaranteeNotices()).toEqual(before);
  });

  it('is put in at the desk alone', async () => {
    const shopper = (await aSession('shopper')).cookie;
    expect(await send('/desk/guarantee-notice', { language: 'fr', file: pdf('x') }, shopper)).toMatchObject({
      status: 403,
    });
  });
});
