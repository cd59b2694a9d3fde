import { settings } from '#server/config/settings.ts';

/**
 * The shop's address without a slash at its end, never what a request says: its sender can write any address into it.
 */
export function shopUrl(): string {
  const { PUBLIC_URL, localUrl } = settings();
  // As the start line says it.
  return (PUBLIC_URL ?? localUrl.replace('//127.0.0.1:', '//localhost:')).replace(/\/$/, '');
}
