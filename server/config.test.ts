import { describe, expect, test } from 'vitest';
import { readConfig } from './config.ts';

const read = (environment: Record<string, string>) => readConfig({ NODE_ENV: 'test', ...environment });

describe('the environment', () => {
  test.each([
    ['', 0],
    ['0', 0],
    ['20', 20],
    ['12.5', 12.5],
    ['50.00', 50],
  ])('a buyer’s premium of “%s” is %d per cent', (text, percent) => {
    expect(read({ AUCTION_BUYERS_PREMIUM_PERCENT: text }).AUCTION_BUYERS_PREMIUM_PERCENT).toBe(percent);
  });

  test.each(['50.01', '51', '-1', '12.345', '1e1', 'twenty'])(
    'a buyer’s premium of “%s” is refused by name',
    (text) => {
      expect(() => read({ AUCTION_BUYERS_PREMIUM_PERCENT: text })).toThrow(/AUCTION_BUYERS_PREMIUM_PERCENT must be/);
    },
  );

  test('the keys for push services come in a pair, or are made', () => {
    const VAPID_PUBLIC_KEY = 'B'.repeat(87);
    expect(() => read({ VAPID_PUBLIC_KEY })).toThrow(/belong together/);
    expect(() => read({ VAPID_PUBLIC_KEY: 'short', VAPID_PRIVATE_KEY: 'a' })).toThrow(/VAPID_PUBLIC_KEY must be/);
    expect(read({ VAPID_PUBLIC_KEY, VAPID_PRIVATE_KEY: 'a'.repeat(43) })).toMatchObject({ VAPID_PUBLIC_KEY });
  });

  test('the shop is a demo unless it has a database of its own, or is told', () => {
    const DATABASE_URL = 'postgresql://shop@db.example/shop';
    expect(read({}).DEMO).toBe(true);
    expect(read({ DATABASE_URL }).DEMO).toBe(false);
    expect(read({ DATABASE_URL, DEMO: '1' }).DEMO).toBe(true);
    expect(read({ DEMO: '0' }).DEMO).toBe(false);
  });

  test('mail goes to an SMTP server and to nothing else', () => {
    expect(read({ SMTP_URL: 'smtps://mail.example:465' }).SMTP_URL).toBe('smtps://mail.example:465');
    expect(() => read({ SMTP_URL: 'https://mail.example' })).toThrow(/SMTP_URL must start with smtp/);
  });
});
