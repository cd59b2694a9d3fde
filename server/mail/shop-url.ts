import { settings } from '#server/settings.ts';

/** Where the readers of our mail reach the shop, without a slash at its end. */
export function shopUrl(): string {
  const { PUBLIC_URL, localUrl } = settings();
  return (PUBLIC_URL ?? localUrl).replace(/\/$/, '');
}
