import type { IncomingMessage, ServerResponse } from 'node:http';
import { addressBlock, addressHeader } from '#server/engine/network/client-address.ts';

/** Whoever waits for a page to be rendered. */
export interface Asker {
  /** What its renderings are counted by: its address or network first, and the session it names, which may be made up. */
  keys: readonly string[];
  isGone(): boolean;
}

const session = /(?:^|;\s*)(?:__Secure-)?marketday\.session_token=([^;]{1,43})/;

export function askerOf({ headers }: IncomingMessage, response: ServerResponse): Asker {
  const address = addressBlock(String(headers[addressHeader] ?? ''));
  // A forged one is one count more, and no way round the first.
  const [, token] = session.exec(headers.cookie ?? '') ?? [];
  return { keys: token ? [address, `session ${token}`] : [address], isGone: () => response.destroyed };
}

/** The shop itself, such as for the pages that it renders ahead. */
export const ourselves: Asker = { keys: [], isGone: () => false };
