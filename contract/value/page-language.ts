import type { Language } from './language.ts';

const first: Language = 'en';
// The server's bundles each have this module; the process has one place that knows.
const place = Symbol.for('marketday.page-language');
const held = globalThis as { [place]?: () => string | undefined };

/** Names what tells the language of the page that is being rendered, for those that can't import the server. */
export function tellPageLanguageBy(read: () => string | undefined): void {
  held[place] = read;
}

/** Returns the language of the page that is being rendered, or in a browser that of the page that was loaded. */
export function pageLanguage(): Language {
  if (typeof document !== 'undefined') return document.documentElement.lang === 'de' ? 'de' : first;
  return (held[place]?.() as Language | undefined) ?? first;
}

/** Addresses that are the same in every language: the API, the desk and files. */
const inNoLanguage =
  /^\/(?:api|desk|_next|photographs|share|feeds|sitemaps)(?:[/?#]|$)|^[^?#]*\.[a-z0-9]{2,5}(?:[?#]|$)/i;

/** Returns the address of a page of ours in a language. Any other address, and one that names a language, stays as it is. */
export function pathIn(language: Language, path: string): string {
  if (language === first || !/^\/(?![/\\])/.test(path) || inNoLanguage.test(path)) return path;
  if (new RegExp(`^/${language}(?:[/?#]|$)`).test(path)) return path;
  return `/${language}${path === '/' ? '' : path.replace(/^\/(?=[?#])/, '')}`;
}

/** Returns the address of a page of ours in the language of this page. */
export const localPath = (path: string): string => pathIn(pageLanguage(), path);

/** Returns a path without its language, as the English page has it. */
export const plainPath = (path: string): string =>
  pageLanguage() === first
    ? path
    : path.replace(new RegExp(`^/${pageLanguage()}(?=[/?#]|$)`), '').replace(/^(?!\/)/, '/');
