import type { IncomingMessage, ServerResponse } from 'node:http';
import { afterEach, expect, test } from 'vitest';
import { setSettings } from '#server/config/settings.ts';
import { testSettings } from '#server/testing/settings.ts';
import { answerWellKnown } from './well-known.ts';

afterEach(() => setSettings(testSettings()));

function ask(url: string) {
  const answer = { answered: false, status: 0, headers: {} as Record<string, string>, body: '' };
  const response = {
    writeHead(status: number, headers: Record<string, string>) {
      Object.assign(answer, { status, headers });
      return response;
    },
    end: (body = '') => Object.assign(answer, { body }),
  };
  answer.answered = answerWellKnown({ url } as IncomingMessage, response as unknown as ServerResponse);
  return answer;
}

test('a password manager finds the page that changes a password', () => {
  setSettings(testSettings());
  expect(ask('/.well-known/change-password')).toMatchObject({
    status: 302,
    headers: { location: '/account/password' },
  });
});

test('security.txt names the contact that was set, and isn’t there without one', () => {
  setSettings(testSettings());
  expect(ask('/.well-known/security.txt').answered).toBe(false);
  setSettings({ ...testSettings(), PUBLIC_URL: 'https://shop.example', SECURITY_CONTACT: 'mailto:safe@shop.example' });
  const { body } = ask('/.well-known/security.txt');
  expect(body).toMatch(/^Contact: mailto:safe@shop\.example\nExpires: \d{4}-\d\d-\d\dT00:00:00\.000Z\n/);
  expect(body).toContain('Canonical: https://shop.example/.well-known/security.txt');
});
