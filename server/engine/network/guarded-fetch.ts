/**
 * Fetches what somebody else has named, without reaching anything that only this machine can: the address that is
 * connected to is the one that was checked, at every redirect anew.
 */
import { type LookupAddress, lookup } from 'node:dns';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { isPublicAddress } from './public-address.ts';

export interface GuardedFetchOptions {
  mostBytes: number;
  /** For all of it, redirects included. */
  timeoutMs?: number;
  mostRedirects?: number;
  /** Whether an address may be connected to. Left out: those of the public internet. */
  isAllowed?: (address: string) => boolean;
  /** Left out: 80 and 443, the ports of whoever serves photographs. */
  ports?: readonly number[] | 'any';
}

/** Why there is nothing: in words for whoever named the address. `again`: another time there may be. */
export class FetchRefused extends Error {
  readonly again: boolean;

  constructor(message: string, { again = false } = {}) {
    super(message);
    this.again = again;
  }
}

/** @throws FetchRefused */
export async function guardedFetch(address: string, options: GuardedFetchOptions): Promise<Uint8Array> {
  const { timeoutMs = 20_000, mostRedirects = 3 } = options;
  const signal = AbortSignal.timeout(timeoutMs);
  try {
    let url = checkedUrl(address, options);
    for (let redirects = 0; ; redirects++) {
      const answer = await ask(url, options, signal);
      const { statusCode = 0, headers } = answer;
      if (statusCode >= 300 && statusCode < 400 && headers.location !== undefined) {
        answer.destroy();
        if (redirects >= mostRedirects) throw new FetchRefused('Too many redirects.');
        url = checkedUrl(new URL(headers.location, url).href, options);
        continue;
      }
      if (statusCode !== 200) {
        answer.destroy();
        throw new FetchRefused(`Its server answers ${statusCode}.`, { again: statusCode >= 500 || statusCode === 429 });
      }
      return await bodyOf(answer, options.mostBytes);
    }
  } catch (error) {
    if (error instanceof FetchRefused) throw error;
    if (error instanceof TypeError) throw new FetchRefused('It isn’t a URL.');
    const message = signal.aborted ? 'Its server takes too long.' : 'Its server can’t be reached.';
    throw new FetchRefused(message, { again: true });
  }
}

function checkedUrl(address: string, { isAllowed = isPublicAddress, ports = [80, 443] }: GuardedFetchOptions): URL {
  const url = new URL(address);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') throw new FetchRefused('It isn’t an http or https URL.');
  if (url.username || url.password) throw new FetchRefused('It has a password in it.');
  const port = Number(url.port || (url.protocol === 'https:' ? 443 : 80));
  if (ports !== 'any' && !ports.includes(port)) throw new FetchRefused('That port isn’t allowed.');
  // A name is looked at when it is resolved; a number is never resolved.
  const host = url.hostname.replace(/^\[(.*)\]$/, '$1');
  if (isIP(host) !== 0 && !isAllowed(host)) throw new FetchRefused('It isn’t a public address.');
  return url;
}

function ask(url: URL, options: GuardedFetchOptions, signal: AbortSignal): Promise<IncomingMessage> {
  const request = url.protocol === 'https:' ? httpsRequest : httpRequest;
  return new Promise((resolve, reject) => {
    // No connection is kept: its next use would go unchecked.
    const asked = request(url, {
      agent: false,
      lookup: guardedLookup(options),
      signal,
      headers: { accept: 'image/*' },
    });
    asked.once('response', resolve).once('error', reject).end();
  });
}

/** Resolves a name to what may be connected to: all of its addresses have to be. */
const guardedLookup =
  ({ isAllowed = isPublicAddress }: GuardedFetchOptions): LookupFunction =>
  (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, found: LookupAddress[]) => {
      const [first] = found ?? [];
      if (error || !first) return callback(error ?? new Error('no address'), '', 0);
      if (!found.every(({ address }) => isAllowed(address))) {
        return callback(new FetchRefused('It isn’t a public address.'), '', 0);
      }
      if (options.all) return callback(null, found);
      callback(null, first.address, first.family);
    });
  };

async function bodyOf(answer: IncomingMessage, mostBytes: number): Promise<Uint8Array> {
  const tooLarge = () => new FetchRefused(`It has more than ${Math.floor(mostBytes / 1_048_576)} megabytes.`);
  if (Number(answer.headers['content-length'] ?? 0) > mostBytes) {
    answer.destroy();
    throw tooLarge();
  }
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of answer as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > mostBytes) throw tooLarge();
    parts.push(part);
  }
  return Buffer.concat(parts);
}
