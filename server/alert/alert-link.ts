/**
 * The key in a mail is an alert's id and an HMAC over it: it can confirm, stop or take that one, and nothing else. That of a
 * mail about several lists can stop all lists of one person.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { settings } from '#server/config/settings.ts';
import { shopUrl } from '#server/mail/shop-url.ts';

const mac = (id: string): Buffer => createHmac('sha256', settings().AUTH_SECRET).update('alert:').update(id).digest();

/** In place of an alert's id: all lists that somebody watches, for a mail about several. */
export const listsOf = (personId: string): string => `lists:${personId}`;

/** @returns whose lists are meant; null for an alert's id */
export const ownerOfLists = (id: string): string | null => (id.startsWith('lists:') ? id.slice(6) : null);

export const alertKey = (id: string): string => `${id}.${mac(id).toString('base64url')}`;

/** @returns the alert's id; null for a key that is not ours */
export function readAlertKey(key: string): string | null {
  const [id = '', signature = ''] = key.split('.');
  const given = Buffer.from(signature, 'base64url');
  const expected = mac(id);
  return given.length === expected.length && timingSafeEqual(given, expected) ? id : null;
}

/** The page behind a mail's link: it asks before anything is done, since mail scanners open links. */
export const alertUrl = (id: string): string => `${shopUrl()}/alerts?key=${alertKey(id)}`;

/** The address for a mail's List-Unsubscribe: opened it asks, posted to it does. */
export const stopAlertUrl = (id: string): string => `${shopUrl()}/api/alerts/unsubscribe?key=${alertKey(id)}`;
