import { describe, expect, test } from 'vitest';
import { readConfig } from './config.ts';
import { linesOnIgnored } from './gone-variables.ts';

const read = (environment: Record<string, string>) => readConfig({ NODE_ENV: 'test', ...environment });

describe('the environment', () => {
  test('listens on this machine alone, unless it knows the address that people see', () => {
    expect(read({})).toMatchObject({ HOST: '127.0.0.1' });
    expect(read({ HOST: '::1' }).HOST).toBe('::1');
    expect(() => read({ HOST: '0.0.0.0' })).toThrow(/PUBLIC_URL is required.*https:\/\/shop\.example/);
    expect(read({ HOST: '0.0.0.0', PUBLIC_URL: 'https://shop.example' }).HOST).toBe('0.0.0.0');
  });

  test('limits are widened for what one address may ask for, and off on this machine alone', () => {
    expect([read({}), read({ LIMITS_PER_ADDRESS: '5' })].map((config) => config.LIMITS_PER_ADDRESS)).toEqual([1, 5]);
    for (const LIMITS_PER_ADDRESS of ['0', '1.5', 'many'])
      expect(() => read({ LIMITS_PER_ADDRESS })).toThrow(/PER_ADDRESS/);
    expect(read({ LIMITS: '0' }).LIMITS).toBe(false);
    expect(() => read({ LIMITS: '0', HOST: '0.0.0.0', PUBLIC_URL: 'https://shop.example' })).toThrow(/LIMITS=0/);
  });

  test.each([
    ...['LIMIT_READS', 'LIMIT_PASSWORDS_PER_ACCOUNT', 'LIMIT_HALF_OPEN', 'WATCH_ROOMS', 'LIMIT_HELD_IN_ALL'],
    ...['STRIPE_API_BASE', 'DROP_PUBLIC_NUMBER_URL'],
  ])('%s, which is gone, says so', (name) => {
    expect(() => read({ [name]: '5' })).toThrow(`${name} is no longer supported`);
    expect(() => read({ [name]: '' })).not.toThrow();
  });

  test('what is gone and harmless is a line at the start', () => {
    const left = {
      ALERT_GATHER_SECONDS: '5',
      VAPID_SUBJECT: 'mailto:a@b.example',
      PAGES_AHEAD: '0',
      PHOTOGRAPHS_AHEAD: '',
    };
    expect(() => read(left)).not.toThrow();
    expect(linesOnIgnored(left)).toEqual([
      'ALERT_GATHER_SECONDS no longer does anything: matches for a saved list are gathered for ten minutes. Remove it from the environment.',
      'VAPID_SUBJECT no longer does anything: push services are given PUBLIC_URL. Remove it from the environment.',
      'PAGES_AHEAD no longer does anything: WORK_AHEAD takes its place. Remove it from the environment.',
    ]);
  });

  test('what is set at the desk now doesn’t keep the shop from starting', () => {
    expect(read({ SHOP_NAME: 'Rosa', PAYMENT_CAPTURE: 'when_packed' })).not.toHaveProperty('SHOP_NAME');
  });

  test('what stands in for an outside service is named, and is on this machine', () => {
    const standIns = (STAND_INS: string) => read({ STAND_INS }).STAND_INS;
    const here = 'http://127.0.0.1:12111';
    expect(standIns(`stripe=${here},vies=${here}`)).toEqual({ stripe: here, vies: here });
    expect(standIns('')).toEqual({});
    expect(() => standIns('vies=https://vies.example')).toThrow(/STAND_INS.vies must be an address of this machine/);
    for (const unknown of [`paypal=${here}`, here]) expect(() => standIns(unknown)).toThrow(/STAND_INS/);
  });

  test.each(['yes', '10.0.0.0/99', '-1'])('TRUST_PROXY=%s is refused', (TRUST_PROXY) => {
    expect(() => read({ TRUST_PROXY })).toThrow(/TRUST_PROXY must be how many proxies/);
  });

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

  test('Redis is one address or several of a cluster, beside a PostgreSQL', () => {
    const DATABASE_URL = 'postgresql://shop@db.example/shop';
    expect(read({ DATABASE_URL, REDIS_URL: 'redis://a:1, rediss://b:2' }).REDIS_URL).toEqual([
      'redis://a:1',
      'rediss://b:2',
    ]);
    expect(() => read({ DATABASE_URL, REDIS_URL: 'http://a' })).toThrow(/must start with redis/);
    expect(() => read({ REDIS_URL: 'redis://a' })).toThrow(/set DATABASE_URL too/);
  });

  test('pages from memory wait for the other processes where these can be heard', () => {
    const several = { DATABASE_URL: 'postgresql://shop@db.example/shop', REDIS_URL: 'redis://a:1' };
    expect(read({}).PAGE_READ_BARRIER).toBe('none');
    expect(read(several).PAGE_READ_BARRIER).toBe('bus');
    expect(read({ ...several, PAGE_READ_BARRIER: '0' }).PAGE_READ_BARRIER).toBe('none');
    for (const PAGE_READ_BARRIER of ['1', 'database'])
      expect(read({ PAGE_READ_BARRIER }).PAGE_READ_BARRIER).toBe('database');
    expect(() => read({ PAGE_READ_BARRIER: 'bus' })).toThrow(/needs REDIS_URL/);
  });

  test('with Redis nothing that all processes need may lie on one machine alone, unless all have one folder', () => {
    const production = {
      NODE_ENV: 'production',
      DATABASE_URL: 'postgresql://shop@db.example/shop',
      REDIS_URL: 'redis://a:1',
      AUTH_SECRET: 'a-secret-for-tests-only-0123456789',
    };
    const VAPID = { VAPID_PUBLIC_KEY: 'B'.repeat(87), VAPID_PRIVATE_KEY: 'a'.repeat(43) };
    const S3 = {
      S3_ENDPOINT: 'https://s3.example',
      S3_BUCKET: 'files',
      S3_ACCESS_KEY_ID: 'id',
      S3_SECRET_ACCESS_KEY: 'key',
    };
    const { AUTH_SECRET: _secret, ...withoutSecret } = production;
    expect(() => read({ ...withoutSecret, ...VAPID, ...S3 })).toThrow(/AUTH_SECRET is required/);
    expect(() => read(production)).toThrow(
      /same VAPID_PUBLIC_KEY and .*generate-vapid-keys.*S3_BUCKET.*DATA_DIR_SHARED=1/,
    );
    expect(() => read({ ...production, ...VAPID })).toThrow(/same bucket for uploaded files \(S3_ENDPOINT/);
    expect(() => read({ ...production, ...S3 })).toThrow(/VAPID_PUBLIC_KEY and VAPID_PRIVATE_KEY for pushes/);
    expect(read({ ...production, ...VAPID, ...S3 })).toMatchObject({ DATA_DIR_SHARED: false });
    expect(read({ ...production, DATA_DIR_SHARED: '1' })).toMatchObject({ DATA_DIR_SHARED: true });
    expect(read({ ...production, NODE_ENV: 'test' }).REDIS_URL).toBeDefined();
    const { REDIS_URL: _redis, ...alone } = production;
    expect(read(alone).VAPID_PUBLIC_KEY).toBeUndefined();
  });

  test('what was a node for sockets doesn’t start as another shop', () => {
    expect(() => read({ ROLE: 'fanout', REDIS_URL: 'redis://a:1' })).toThrow(/ROLE is no longer supported/);
    expect(read({ ROLE: 'all' }).DEMO).toBe(true);
  });

  test('Mollie’s key is alone, and a live one is for Mollie', () => {
    const key = { MOLLIE_API_KEY: 'test_0123456789abcdef' };
    expect(read(key).MOLLIE_API_KEY).toBeDefined();
    expect(() => read({ MOLLIE_API_KEY: 'sk_test_1' })).toThrow(/MOLLIE_API_KEY must be an API key of a profile/);
    const stripe = {
      STRIPE_SECRET_KEY: 'sk_test_1',
      STRIPE_PUBLISHABLE_KEY: 'pk_test_1',
      STRIPE_WEBHOOK_SECRET: 'whsec_0123456789',
    };
    expect(() => read({ ...key, ...stripe })).toThrow(/MOLLIE_API_KEY and STRIPE_SECRET_KEY are both set/);
    expect(read({ ...key, STAND_INS: 'mollie=http://127.0.0.1:12111' }).STAND_INS.mollie).toBeDefined();
    const live = { MOLLIE_API_KEY: 'live_0123456789abcdef', STAND_INS: 'mollie=http://127.0.0.1:12111' };
    expect(() => read(live)).toThrow(/live keys belong to Mollie/);
  });

  test('Stripe’s keys belong together, and live ones are for Stripe', () => {
    const keys = {
      STRIPE_SECRET_KEY: 'sk_test_1',
      STRIPE_PUBLISHABLE_KEY: 'pk_test_1',
      STRIPE_WEBHOOK_SECRET: 'whsec_0123456789',
    };
    expect(read(keys)).toMatchObject(keys);
    for (const name of Object.keys(keys)) expect(() => read({ ...keys, [name]: '' })).toThrow(/belong together/);
    expect(() => read({ ...keys, STRIPE_SECRET_KEY: 'pk_test_1' })).toThrow(/STRIPE_SECRET_KEY must be a secret key/);
    expect(() => read({ ...keys, STRIPE_PUBLISHABLE_KEY: 'pk_live_1' })).toThrow(/both be live keys or both test keys/);
    const live = { ...keys, STRIPE_SECRET_KEY: 'sk_live_1', STRIPE_PUBLISHABLE_KEY: 'pk_live_1' };
    expect(read(live)).toMatchObject(live);
    expect(() => read({ ...live, STAND_INS: 'stripe=http://127.0.0.1:12111' })).toThrow(/live keys belong to Stripe/);
  });
});
