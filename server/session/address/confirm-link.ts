/** The key is an HMAC over account, address and expiry. It works once, and only with the password: others read mail. */

import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { addressLinkMs } from '#domain/session/link-times.ts';
import { settings } from '#server/config/settings.ts';
import { shopUrl } from '#server/mail/shop-url.ts';

const claimSchema = z.object({ userId: z.string(), address: z.string(), until: z.number() });
export type AddressClaim = z.infer<typeof claimSchema>;

const mac = (payload: string): Buffer =>
  createHmac('sha256', settings().AUTH_SECRET).update('confirm-address:').update(payload).digest();

/** @param now in milliseconds */
export function confirmKey(userId: string, address: string, now: number): string {
  const claim: AddressClaim = { userId, address, until: now + addressLinkMs };
  const payload = Buffer.from(JSON.stringify(claim)).toString('base64url');
  return `${payload}.${mac(payload).toString('base64url')}`;
}

export const confirmUrl = (userId: string, address: string): string =>
  `${shopUrl()}/confirm-address?key=${confirmKey(userId, address, Date.now())}`;

/** @returns null for a key that isn't ours, or whose time is over */
export function readConfirmKey(key: string, now: number): AddressClaim | null {
  const [payload = '', signature = ''] = key.split('.');
  const given = Buffer.from(signature, 'base64url');
  const expected = mac(payload);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
  const claim = claimSchema.parse(JSON.parse(Buffer.from(payload, 'base64url').toString()));
  return claim.until > now ? claim : null;
}
