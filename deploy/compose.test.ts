import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readConfig } from '../server/config.ts';

const given: Record<string, string> = {
  POSTGRES_PASSWORD: 'postgres-password',
  VALKEY_PASSWORD: 'valkeypassword',
  AUTH_SECRET: 'a-secret-of-more-than-24-characters',
  PUBLIC_URL: 'https://shop.example',
};

/** What the first service or template with this line is started with, as compose fills it in. */
function environmentIn(file: string, sign: string): Record<string, string> {
  const text = readFileSync(file, 'utf8');
  const block = text
    .split(/\n {2,4}environment:\n/)
    .slice(1)
    .find((part) => part.includes(sign));
  const lines = [...(block ?? '').matchAll(/^ {4,6}([A-Z_]+): (.*)$/gm)];
  return Object.fromEntries(
    lines.map(([, name = '', value = '']) => [
      name,
      value.replace(/^"|"$/g, '').replace(/\$\{(\w+):([?-])([^}]*)\}/g, (_, variable, kind, other) => {
        const filled = given[variable] ?? (kind === '-' ? other : undefined);
        if (filled === undefined) throw new Error(`${file} needs ${variable}, which nothing here tells of`);
        return filled;
      }),
    ]),
  );
}

describe('what compose starts is a shop that can start', () => {
  const outside = { NODE_ENV: 'production', HOST: '0.0.0.0' };

  it('alone', () => {
    const config = readConfig({ ...outside, ...environmentIn('compose.yaml', 'TRUST_PROXY') });
    expect(config).toMatchObject({ TRUST_PROXY: '1', DEMO: false, PUBLIC_URL: given.PUBLIC_URL });
    expect(config.DATABASE_URL).toContain('@database:5432/');
    expect(config.REDIS_URL).toBeUndefined();
  });

  it('as one of several', () => {
    const config = readConfig({ ...outside, ...environmentIn('compose.cluster.yaml', 'TRUST_PROXY') });
    expect(config).toMatchObject({ TRUST_PROXY: '1', DEMO: false, DATA_DIR_SHARED: true, DRAIN_SECONDS: 0 });
    expect(config.REDIS_URL).toEqual(['redis://marketday:valkeypassword@valkey:6379']);
  });

  it('and nginx asks each of them, by the address that it has', () => {
    const compose = readFileSync('compose.cluster.yaml', 'utf8');
    const shops = [
      ...compose.matchAll(/^ {2}shop-\d+:\n {4}<<: \*shop\n {4}networks:[\s\S]*?ipv4_address: ([\d.]+)/gm),
    ];
    const nginx = readFileSync('deploy/nginx.conf', 'utf8');
    const servers = [...nginx.matchAll(/^ {4}server ([\d.]+):3000 /gm)];
    expect(shops.length).toBeGreaterThan(1);
    expect(servers.map(([, address]) => address)).toEqual(shops.map(([, address]) => address));
  });
});
