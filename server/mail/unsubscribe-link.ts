/** The key is who and what, and an HMAC over both: it can do nothing else, so it need not end. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { NoticeKind } from '#contract/notice/notice.ts';
import { settings } from '#server/config/settings.ts';
import { shopUrl } from '#server/mail/shop-url.ts';

const mac = (wanted: string): Buffer =>
  createHmac('sha256', settings().AUTH_SECRET).update('unsubscribe:').update(wanted).digest();

export function unsubscribeKey(personId: string, kind: NoticeKind): string {
  const wanted = `${personId} ${kind}`;
  return `${Buffer.from(wanted).toString('base64url')}.${mac(wanted).toString('base64url')}`;
}

/** The address for a mail's List-Unsubscribe: opened it asks, posted to it does. */
export const unsubscribeUrl = (personId: string, kind: NoticeKind): string =>
  `${shopUrl()}/api/mail/unsubscribe?key=${unsubscribeKey(personId, kind)}`;

/** Reads whose mail of which kind it stops. @returns null for a key that is not ours */
export function readUnsubscribeKey(key: string): { personId: string; kind: string } | null {
  const [encoded = '', signature = ''] = key.split('.');
  const wanted = Buffer.from(encoded, 'base64url').toString();
  const given = Buffer.from(signature, 'base64url');
  const expected = mac(wanted);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
  const [personId = '', kind = ''] = wanted.split(' ');
  return { personId, kind };
}
