import { readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { describe, expect, it } from 'vitest';
import { readConfig } from '../server/config/config.ts';

const given: Record<string, string> = {
  POSTGRES_PASSWORD: 'postgres-password',
  VALKEY_PASSWORD: 'valkeypassword',
  AUTH_SECRET: 'a-secret-of-more-than-24-characters',
  PUBLIC_URL: 'https://shop.example',
};

const environments = / {2,4}(?:env_file: (.*)\n {2,4})?environment:\n/;

/**
 * What the first service or template with this line is started with, as compose fills it in.
 * @param envFile what is in `.env`
 */
function environmentIn(file: string, sign: string, envFile: Record<string, string> = {}): Record<string, string> {
  const [, ...parts] = readFileSync(file, 'utf8').split(environments);
  const at = parts.findIndex((part, index) => index % 2 === 1 && part.includes(sign));
  const [takesFile, block] = parts.slice(at - 1);
  const named = { ...given, ...envFile };
  const lines = [...(block ?? '').matchAll(/^ {4,6}([A-Z_]+): (.*)$/gm)];
  const set = Object.fromEntries(
    lines.map(([, name = '', value = '']) => [
      name,
      value.replace(/^"|"$/g, '').replace(/\$\{(\w+):([?-])([^}]*)\}/g, (_, variable, kind, other) => {
        const filled = named[variable] ?? (kind === '-' ? other : undefined);
        if (filled === undefined) throw new Error(`${file} needs ${variable}, which nothing here tells of`);
        return filled;
      }),
    ]),
  );
  return takesFile === '[{ path: .env, required: false }]' ? { ...envFile, ...set } : set;
}

/** Every variable that the example names, with a value that tells it from the others. */
const everyVariable = Object.fromEntries(
  Object.keys(parseEnv(readFileSync('.env.example', 'utf8').replaceAll(/^#(?=[A-Z][A-Z0-9_]*=)/gm, ''))).map((name) => [
    name,
    `the ${name} of .env`,
  ]),
);
/** What the container itself decides: where it listens, keeps its files and finds its database. */
const ofTheContainer = ['HOST', 'PORT', 'DATA_DIR', 'DATABASE_URL'];
const ofTheCluster = [...ofTheContainer, 'REDIS_URL', 'DATA_DIR_SHARED', 'CROWD'];

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

  it.each([
    ['compose.yaml', ofTheContainer],
    ['compose.cluster.yaml', ofTheCluster],
  ])('with every variable of .env, but for its own: %s', (file, own) => {
    const started = environmentIn(file, 'DEMO', everyVariable);
    expect(Object.keys(everyVariable).filter((name) => started[name] !== everyVariable[name])).toEqual(
      Object.keys(everyVariable).filter((name) => own.includes(name)),
    );
  });

  it('at an address of the container, whatever .env says', () => {
    for (const file of ['compose.yaml', 'compose.cluster.yaml'])
      expect(environmentIn(file, 'DEMO', everyVariable)).toMatchObject({
        HOST: '0.0.0.0',
        PORT: '3000',
        DATA_DIR: '/data',
      });
  });

  it('and nginx asks each of them, by the address that it has', () => {
    const nginx = readFileSync('deploy/nginx.conf', 'utf8');
    const shops = addressesOf('shop');
    expect(shops.length).toBeGreaterThan(1);
    const [, block = ''] = /upstream shop \{([^}]*)\}/.exec(nginx) ?? [];
    expect([...block.matchAll(/^ {4}server ([\d.]+):3000 /gm)].map(([, address]) => address)).toEqual(shops);
  });
});

/** Of the services of this kind, as the compose file numbers them. */
function addressesOf(kind: 'shop' | 'sockets'): string[] {
  const compose = readFileSync('compose.cluster.yaml', 'utf8');
  const services = new RegExp(
    `^ {2}${kind}-\\d+:\\n {4}<<: \\*${kind}\\n {4}networks:[\\s\\S]*?ipv4_address: ([\\d.]+)`,
    'gm',
  );
  return [...compose.matchAll(services)].map(([, address = '']) => address);
}
