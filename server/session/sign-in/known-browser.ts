/** An account knows its browsers, so that a stranger's tries don't lock out the owner. A new password forgets them. */
import { createHmac } from 'node:crypto';
import { settings } from '#server/config/settings.ts';
import { parseCookies } from '#server/session/cookies.ts';

const name = 'marketday-known';
const most = 5;
const seconds = 365 * 86_400;

interface Known {
  userId: string;
  passwordHash: string;
}

const markOf = ({ userId, passwordHash }: Known): string =>
  createHmac('sha256', settings().AUTH_SECRET)
    .update('known-browser:')
    .update(`${userId} ${passwordHash}`)
    .digest('base64url');

const marksOf = (headers: Headers): string[] =>
  (parseCookies(headers.get('cookie')).get(name) ?? '').split('.').filter(Boolean).slice(0, most);

export const isKnownBrowser = (headers: Headers, account: Known): boolean => marksOf(headers).includes(markOf(account));

export function knownBrowserCookie(headers: Headers, account: Known): string {
  const mark = markOf(account);
  const marks = [mark, ...marksOf(headers).filter((other) => other !== mark)].slice(0, most);
  const secure = settings().PUBLIC_URL?.startsWith('https:') ? '; Secure' : '';
  return `${name}=${marks.join('.')}; Max-Age=${seconds}; Path=/; HttpOnly; SameSite=Lax${secure}`;
}
