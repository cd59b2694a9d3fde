import { settings } from '#server/config/settings.ts';
import { isOwnOrigin } from '#server/engine/network/origin.ts';

/** The page that a browser's form was sent from, without what an earlier answer told it; `/` for one that isn't ours. */
export function pageOfForm(headers: Headers): URL {
  const shop = 'http://shop.invalid';
  const referer = headers.get('referer');
  if (!referer || !URL.canParse(referer)) return new URL('/', shop);
  if (!isOwnOrigin(new URL(referer).origin, headers.get('host'), settings().PUBLIC_URL)) return new URL('/', shop);
  const { pathname, searchParams } = new URL(referer);
  for (const told of ['problem', 'field', typedMark]) searchParams.delete(told);
  // Of `//host` a browser would make another site's address.
  const page = new URL(pathname.replace(/^\/+/, '/'), shop);
  page.search = searchParams.toString();
  return page;
}

/** A page whose address has it fills its form with what was typed, from the cookie. */
export const typedMark = 'typed';

export const pathOfPage = ({ pathname, search }: URL): string => pathname + search;
