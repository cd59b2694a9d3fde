import { afterEach, describe, expect, it } from 'vitest';
import { setSettings } from '#server/config/settings.ts';
import { testSettings } from '#server/testing/settings.ts';
import { contentSecurityPolicy, securityHeaders } from './security-headers.ts';

afterEach(() => setSettings(testSettings()));

const connects = () => /connect-src ([^;]*)/.exec(contentSecurityPolicy())?.[1];

describe('what a page may speak to', () => {
  it('is the shop itself, by its public address', () => {
    setSettings({ ...testSettings(), PUBLIC_URL: 'https://shop.example/' });
    expect(connects()).toBe("'self' wss://shop.example");
    expect(securityHeaders()).toMatchObject({ 'cross-origin-resource-policy': 'same-origin' });
  });

  it('is this machine alone without one', () => {
    setSettings({ ...testSettings(), localUrl: 'http://127.0.0.1:3000' });
    expect(connects()).toBe("'self' ws://localhost:3000 ws://127.0.0.1:3000");
  });
});
