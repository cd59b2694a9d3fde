import type { IncomingMessage, ServerResponse } from 'node:http';
import { shopUrl } from '#server/mail/shop-url.ts';
import { readShop } from '#server/shop/read-shop.ts';

const day = 86_400_000;

/**
 * Addresses that programs look for: where a password is changed (for password managers), and, if the shop names
 * somebody, where security problems are told (RFC 9116).
 *
 * @returns whether it has answered
 */
export async function answerWellKnown(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
  const path = (request.url ?? '').split('?')[0];
  if (path === '/.well-known/change-password') {
    response.writeHead(302, { location: '/account/password', 'cache-control': 'no-store' }).end();
    return true;
  }
  if (path !== '/.well-known/security.txt') return false;
  const { securityContact } = await readShop();
  if (securityContact === '') return false;
  response.writeHead(200, { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'public, max-age=86400' });
  response.end(securityText(securityContact, new Date()));
  return true;
}

/** It says that it is good for some months: whoever runs the shop answers for it as long as it runs. */
export const securityText = (contact: string, now: Date): string =>
  [
    `Contact: ${contact}`,
    `Expires: ${new Date(Math.ceil(now.getTime() / day + 180) * day).toISOString()}`,
    'Preferred-Languages: en',
    `Canonical: ${shopUrl()}/.well-known/security.txt`,
    '',
  ].join('\n');
