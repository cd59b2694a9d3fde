import { settings } from '#server/settings.ts';

/**
 * Where our readers reach the shop, without a slash at its end.
 *
 * @param origin where this reader did, for a shop without a PUBLIC_URL
 */
export function shopUrl(origin?: string): string {
  const { PUBLIC_URL, localUrl } = settings();
  return (PUBLIC_URL ?? origin ?? localUrl).replace(/\/$/, '');
}
