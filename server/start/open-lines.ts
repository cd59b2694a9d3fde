/** What this process sends to other machines so that whoever is on the way can read or change it. */
import type { Config } from '#server/config/config.ts';
import { isLoopback } from '#server/engine/network/loopback.ts';

type Addresses = Pick<Config, 'REDIS_URL' | 'DATABASE_URL' | 'SMTP_URL'>;

/** @returns a line for each, that says what to do */
export function openLines({ REDIS_URL, DATABASE_URL, SMTP_URL }: Addresses): string[] {
  const lines: string[] = [];
  const redis = beyond(REDIS_URL ?? []);
  if (redis.some(({ protocol }) => protocol !== 'rediss:'))
    lines.push('REDIS_URL goes to another machine without TLS: use rediss://, or a network that nobody else is on.');
  if (redis.some(({ password }) => password === ''))
    lines.push(
      'REDIS_URL has no password: give Redis a user for the shop alone, and write redis(s)://user:password@host.',
    );
  const [database] = beyond(DATABASE_URL === undefined ? [] : [DATABASE_URL]);
  if (database && ['', 'disable', 'allow', 'prefer'].includes(database.searchParams.get('sslmode') ?? ''))
    lines.push('DATABASE_URL goes to another machine without TLS: add ?sslmode=verify-full.');
  const [mail] = beyond(SMTP_URL === undefined ? [] : [SMTP_URL]);
  if (mail && mail.protocol === 'smtp:' && mail.searchParams.get('requireTLS') !== 'true')
    lines.push('SMTP_URL may send emails unencrypted: use smtps://, or add ?requireTLS=true.');
  return lines;
}

const beyond = (urls: readonly string[]): URL[] =>
  urls
    .map((url) => new URL(url))
    .filter(({ hostname }) => hostname !== '' && !isLoopback(hostname.replace(/^\[|\]$/g, '')));
