import type { IncomingMessage, ServerResponse } from 'node:http';
import { afterEach, expect, test } from 'vitest';
import { setSettings } from '#server/config/settings.ts';
import { saveShop } from '#server/shop/save-shop.ts';
import { testDatabase } from '#server/testing/database.ts';
import { testSettings } from '#server/testing/settings.ts';
import { answerWellKnown } from './well-known.ts';

testDatabase();
afterEach(() => setSettings(testSettings()));

async function ask(url: string) {
  const answer = { answered: false, status: 0, headers: {} as Record<string, string>, body: '' };
  const response = {
    writeHead(status: number, headers: Record<string, string>) {
      Object.assign(answer, { status, headers });
      return response;
    },
    end: (body = '') => Object.assign(answer, { body }),
  };
  answer.answered = await answerWellKnown({ url } as IncomingMessage, response as unknown as ServerResponse);
  return answer;
}

test('a password manager finds the page that changes a password', async () => {
  setSettings(testSettings());
  expect(await ask('/.well-known/change-password')).toMatchObject({
    status: 302,
    headers: { location: '/account/password' },
  });
});

test('security.txt names the contact that was set, and isn’t there without one', async () => {
  setSettings(testSettings());
  expect((await ask('/.well-known/security.txt')).answered).toBe(false);
  setSettings({ ...testSettings(), PUBLIC_URL: 'https://shop.example' });
  await saveShop({ securityContact: 'mailto:safe@shop.example' });
  const { body } = await ask('/.well-known/security.txt');
  expect(body).toMatch(/^Contact: mailto:safe@shop\.example\nExpires: \d{4}-\d\d-\d\dT00:00:00\.000Z\n/);
  expect(body).toContain('Canonical: https://shop.example/.well-known/security.txt');
});
