import { z } from 'zod';
import { text } from '#contract/value/text.ts';

/** Stands for the shop's own host while an address is read. */
const here = 'http://shop.invalid';
const most = 1_000;
/** As it is kept, which an index has room for: a letter such as é is written as six. */
const mostKept = 2_000;

function parsed(typed: string): URL | null {
  return URL.canParse(typed, here) ? new URL(typed, here) : null;
}

/** Counts back from the end: a pattern would try every slash of an address that is full of them. */
function withoutLastSlash(path: string): string {
  let end = path.length;
  while (end > 1 && path[end - 1] === '/') end -= 1;
  return path.slice(0, end);
}

/** `%c3` and `%C3` are the same. */
const pathOf = ({ pathname }: URL): string =>
  withoutLastSlash(pathname.replaceAll(/%[0-9a-f]{2}/gi, (code) => code.toUpperCase()));

/** Returns an address as it is looked up: its path, percent-encoded, without a last slash. */
export function redirectPath(url: string): string | null {
  const read = parsed(url);
  return read?.origin === here ? pathOf(read) : null;
}

/** The first names of addresses that the shop has pages or files at: nothing leads away from these. */
export const ownPlaces: ReadonlySet<string> = new Set(
  `
    _next account alerts api auctions bag catalogue checkout confirm-address desk drops failed feeds fonts
    forgotten-password healthz journal makers metrics new-password opening orders pages photographs products questions
    readyz register sales search share shop sign-in sitemaps socket.io unsubscribe wish-list wish-lists withdraw
    .well-known icon.png icon.svg push-worker.js robots.txt sitemap.xml
  `
    .trim()
    .split(/\s+/)
    .concat(''),
);

export const isOwnPlace = (url: string): boolean => ownPlaces.has(/^\/([^/?#]*)/.exec(url)?.[1] ?? '');

export const redirectFromSchema = text({ error: 'Enter the old address.' })
  .trim()
  .min(1, 'Enter the old address.')
  .max(most, `Use at most ${most} characters.`)
  .transform((typed, context) => {
    const path = typed.startsWith('/') ? redirectPath(typed) : null;
    const wrong =
      path === null
        ? 'Enter the old address as a path, such as /collections/bowls.'
        : isOwnPlace(path)
          ? 'This address is the shop’s own, and can’t lead elsewhere.'
          : path.length > mostKept
            ? 'This address is too long to be looked up. Letters such as é count as six.'
            : null;
    if (path !== null && wrong === null) return path;
    context.addIssue({ code: 'custom', message: wrong ?? '' });
    return z.NEVER;
  });

export const redirectTargetSchema = text({ error: 'Enter where it leads.' })
  .trim()
  .min(1, 'Enter where it leads.')
  .max(most, `Use at most ${most} characters.`)
  .transform((typed, context) => {
    const read = typed.startsWith('/') || typed.startsWith('https://') ? parsed(typed) : null;
    // `/.//host` is read as `//host`, of which a browser makes another site's address.
    if (read?.origin === here && !read.pathname.startsWith('//')) return `${pathOf(read)}${read.search}${read.hash}`;
    if (read?.protocol === 'https:' && typed.startsWith('https://') && read.username === '' && read.password === '')
      return read.href;
    context.addIssue({
      code: 'custom',
      message: 'Enter a path of the shop, such as /shop/bowls, or an address elsewhere that begins with https://.',
    });
    return z.NEVER;
  });

/** `POST /api/desk/redirects` */
export const addRedirectSchema = z.object({ from: redirectFromSchema, to: redirectTargetSchema });
export type AddRedirect = z.output<typeof addRedirectSchema>;

/** `POST /api/desk/redirects/remove` */
export const removeRedirectSchema = z.object({ from: z.string().max(most * 4) });

export const leadsElsewhere = (target: string): boolean => !target.startsWith('/');

export const mostRedirectFileBytes = 2 * 1024 * 1024;
export const mostRedirectRows = 20_000;

export interface ListedRedirect {
  from: string;
  target: string;
}

/** What a file of redirects came to. */
export interface ImportedRedirects {
  added: number;
  changed: number;
  same: number;
  /** Each row that was left out, with its line in the file. */
  refused: { line: number; why: string }[];
}
