import type { IncomingMessage, ServerResponse } from 'node:http';
import { beforeAll, expect, it } from 'vitest';
import { setSettings } from '#server/settings.ts';
import { testSettings } from '#server/testing/settings.ts';
import { nonceHeader, withNonce } from './page-nonce.ts';

beforeAll(() => setSettings(testSettings()));

async function ask(headers: Record<string, string>) {
  const request = { headers } as unknown as IncomingMessage;
  const answered = new Map<string, string>();
  const response = {
    setHeader: (name: string, value: string) => answered.set(name, value),
  } as unknown as ServerResponse;
  await withNonce(async () => {})(request, response);
  const { [nonceHeader]: nonce, 'content-security-policy': seenByNext } = request.headers;
  return { policy: answered.get('content-security-policy') ?? '', nonce: String(nonce), seenByNext };
}

it('lets only the scripts run that carry this answer’s nonce, which no request can choose', async () => {
  const forged = () => ({ 'content-security-policy': "script-src 'nonce-mine'", [nonceHeader]: 'mine' });
  const [first, second] = [await ask(forged()), await ask(forged())];
  expect(first.nonce).not.toBe(second.nonce);
  expect(Buffer.from(first.nonce, 'base64')).toHaveLength(16);
  for (const { policy, nonce, seenByNext } of [first, second]) {
    expect(/script-src ([^;]*)/.exec(policy)?.[1]).toBe(`'self' 'nonce-${nonce}'`);
    expect(seenByNext).toBe(policy);
  }
});
