import { settings } from '#server/settings.ts';

/** For a minute, and on the page that shows the new key alone. */
export const newKeyCookieName = 'marketday-new-key';

export function newKeyCookie(key: string): string {
  const secure = settings().PUBLIC_URL?.startsWith('https:') ? '; Secure' : '';
  return `${newKeyCookieName}=${key}; Max-Age=60; Path=/desk/keys; HttpOnly; SameSite=Strict${secure}`;
}
