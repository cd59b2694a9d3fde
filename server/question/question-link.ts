/** The key in a mail is a question's id and an HMAC over it: it can confirm, show or withdraw that one, and nothing else. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { settings } from '#server/config/settings.ts';
import { shopUrl } from '#server/mail/shop-url.ts';

const mac = (id: string): Buffer =>
  createHmac('sha256', settings().AUTH_SECRET).update('question:').update(id).digest();

export const questionKey = (id: string): string => `${id}.${mac(id).toString('base64url')}`;

/** @returns the question's id; null for a key that is not ours */
export function readQuestionKey(key: string): string | null {
  const [id = '', signature = ''] = key.split('.');
  const given = Buffer.from(signature, 'base64url');
  const expected = mac(id);
  return given.length === expected.length && timingSafeEqual(given, expected) ? id : null;
}

/** The page behind a mail's link: it asks before anything is done, since mail scanners open links. */
export const questionUrl = (id: string): string => `${shopUrl()}/questions?key=${questionKey(id)}`;
