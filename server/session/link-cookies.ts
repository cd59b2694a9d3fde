import { settings } from '#server/config/settings.ts';
import { parseCookies } from './cookies.ts';

/** What a browser keeps of links that were opened there begins so: each opens one thing to whoever sits there. */
export const linkCookiePrefixes = { owner: 'marketday-order-', shared: 'marketday-shared-' } as const;

const ofLinks = new RegExp(`^(${Object.values(linkCookiePrefixes).join('|')})[\\w-]+$`);

const secureWhereTls = (): string => (settings().PUBLIC_URL?.startsWith('https:') ? '; Secure' : '');

/** @returns `set-cookie` lines after which no link opens anything in the browser that sent these headers */
export const forgetLinks = (headers: Headers): string[] =>
  [...parseCookies(headers.get('cookie')).keys()]
    .filter((name) => ofLinks.test(name))
    .map((name) => `${name}=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax${secureWhereTls()}`);
