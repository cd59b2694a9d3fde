import { isIP } from 'node:net';
import { shopUrl } from '#server/mail/shop-url.ts';

export interface PasskeySite {
  rpId: string;
  origin: string;
}

/**
 * The site that passkeys belong to: the shop's configured address, never what a request says of its host.
 * @returns null where browsers allow none: at a bare IP address, and by plain http from another machine
 */
export function passkeySite(): PasskeySite | null {
  const { hostname, origin, protocol } = new URL(shopUrl());
  if (isIP(hostname.replace(/^\[|\]$/g, '')) !== 0) return null;
  return protocol === 'https:' || hostname === 'localhost' ? { rpId: hostname, origin } : null;
}
