import { settings } from '#server/settings.ts';

/** Without a slash at its end. Never what a request says of it: whoever sends one can write any address into it. */
export function shopUrl(): string {
  const { PUBLIC_URL, localUrl } = settings();
  // As the start line says it.
  return (PUBLIC_URL ?? localUrl.replace('//127.0.0.1:', '//localhost:')).replace(/\/$/, '');
}
