/**
 * A link that opens one order. Its key is an end and an HMAC over the order and that end: 256 bits that
 * nobody guesses, nothing to keep, and the same check whether or not the order exists.
 */
import { createHmac, timingSafeEqual } from 'node:crypto';
import { settings } from '#server/settings.ts';

const linkDays = 90;
const endBytes = 6;
const macBytes = 32;

function mac(publicId: string, end: Buffer): Buffer {
  return createHmac('sha256', settings().AUTH_SECRET)
    .update('order-link:')
    .update(publicId)
    .update('\0')
    .update(end)
    .digest();
}

/** The key for an order, good for 90 days from `now`. */
export function orderKey(publicId: string, now: Date): string {
  const end = Buffer.alloc(endBytes);
  end.writeUIntBE(Math.floor(now.getTime() / 1000) + linkDays * 86_400, 0, endBytes);
  return Buffer.concat([end, mac(publicId, end)]).toString('base64url');
}

/** @returns when the key ends, or null if it doesn't open this order (any more) */
export function keyEnd(publicId: string, key: string, now: Date): Date | null {
  const bytes = Buffer.from(key, 'base64url');
  if (bytes.length !== endBytes + macBytes) return null;
  const end = bytes.subarray(0, endBytes);
  if (!timingSafeEqual(mac(publicId, end), bytes.subarray(endBytes))) return null;
  const at = new Date(end.readUIntBE(0, endBytes) * 1000);
  return at > now ? at : null;
}

/**
 * The address that a customer gets: opening it takes one more press, so that mail scanners don't.
 *
 * @param origin where its reader reached the shop, for a shop without a PUBLIC_URL
 */
export function trackUrl(publicId: string, now: Date, origin?: string): string {
  const { PUBLIC_URL, localUrl } = settings();
  const shop = (PUBLIC_URL ?? origin ?? localUrl).replace(/\/$/, '');
  return `${shop}/orders/${publicId}/open?key=${orderKey(publicId, now)}`;
}

export const orderCookieName = (publicId: string): string => `marketday-order-${publicId}`;

/** The cookie that opens this one order until the key ends. */
export function orderCookie(publicId: string, key: string, { end, now }: { end: Date; now: Date }): string {
  const secure = settings().PUBLIC_URL?.startsWith('https:') ? '; Secure' : '';
  const maxAge = Math.floor((end.getTime() - now.getTime()) / 1000);
  return `${orderCookieName(publicId)}=${key}; Path=/; Max-Age=${maxAge}; HttpOnly; SameSite=Lax${secure}`;
}
