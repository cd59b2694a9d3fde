import { settings } from '#server/config/settings.ts';

/** How the code of a card that was just issued reaches the page that shows it: for a minute, and on that page alone. */
export const newGiftCardCookieName = 'marketday-new-gift-card';

export function newGiftCardCookie(code: string): string {
  const secure = settings().PUBLIC_URL?.startsWith('https:') ? '; Secure' : '';
  return `${newGiftCardCookieName}=${code}; Max-Age=60; Path=/desk/gift-cards; HttpOnly; SameSite=Strict${secure}`;
}
