import { settings } from '#server/config/settings.ts';

/** How a key that was just made reaches the page that shows it: for a minute, and on that page alone. */
export const newKeyCookieName = 'marketday-new-key';

export function newKeyCookie(key: string): string {
  const secure = settings().PUBLIC_URL?.startsWith('https:') ? '; Secure' : '';
  return `${newKeyCookieName}=${key}; Max-Age=60; Path=/desk/keys; HttpOnly; SameSite=Strict${secure}`;
}
