import { AsyncLocalStorage } from 'node:async_hooks';
import type { IncomingMessage } from 'node:http';
import { processWide } from '#server/engine/process/process-wide.ts';

const spoken = processWide('page-language', () => new AsyncLocalStorage<string>());

/** The language that the request being answered, or the page being rendered, is in; undefined for the app's first. */
export const languageNow = (): string | undefined => spoken.getStore() || undefined;

export const inLanguage = <T>(language: string | undefined, work: () => T): T => spoken.run(language ?? '', work);

/** Next's router reads the names in a page's address from this, not from the address, where the two differ. */
export const renderedPath = 'x-nextjs-rewritten-path';

/** Not with a slash at its end: Next sends those to the address without. */
const prefix = /^\/([a-z]{2})(?=\/[^/?]|\?|$)/;
/** What has one address in all languages. */
const inNone = /^\/(?:api|_next|socket\.io)(?:[/?]|$)|^[^?]*\.[a-z0-9]{2,5}(?:\?|$)/;
/** Of any host: it decides nothing but which of our own pages a form leads to. */
const inReferer = /^https?:\/\/[^/]+\/([a-z]{2})(?=[/?#]|$)/;

/**
 * Takes the language out of a page's address, so that whatever comes after reads one address for a page in all of its
 * languages. No header takes part: a client can name a language by the address alone.
 * @param others those that are offered beside the first
 */
export function takeLanguage(request: IncomingMessage, others: readonly string[]): string | undefined {
  const { url = '/' } = request;
  const [, named = ''] = prefix.exec(url) ?? [];
  if (!others.includes(named)) return undefined;
  const rest = url.slice(named.length + 1);
  if (inNone.test(rest)) return undefined;
  request.url = rest.startsWith('/') ? rest : `/${rest}`;
  return named;
}

/** The language of the page that called the API: a form is sent back in it. */
export function callersLanguage({ headers }: IncomingMessage, others: readonly string[]): string | undefined {
  const [, named = ''] = inReferer.exec(headers.referer ?? '') ?? [];
  return others.includes(named) ? named : undefined;
}
