import type { IncomingMessage, ServerResponse } from 'node:http';
import { addressBlock, addressHeader } from '#server/engine/network/client-address.ts';

/** Whoever waits for a page to be rendered. */
export interface Asker {
  /** What its renderings are counted by: its address or network first, and the session it names, which may be made up. */
  keys: readonly string[];
  isGone(): boolean;
}

/** Finds the beginning of a cookie's value, by its name. */
export const cookieValue = (name: string): RegExp =>
  new RegExp(`(?:^|;\\s*)(?:__Secure-)?${name.replaceAll('.', '\\.')}=([^;]{1,43})`);

/** @param session finds what names a session in the cookies */
export function askerOf({ headers }: IncomingMessage, response: ServerResponse, session?: RegExp): Asker {
  const address = addressBlock(String(headers[addressHeader] ?? ''));
  // A forged one is one count more, and no way round the first.
  const [, token] = session?.exec(headers.cookie ?? '') ?? [];
  return { keys: token ? [address, `session ${token}`] : [address], isGone: () => response.destroyed };
}

/** The app itself, such as for the pages that it renders ahead. */
export const ourselves: Asker = { keys: [], isGone: () => false };
