import type { IncomingMessage, ServerResponse } from 'node:http';
import { ReadableStream } from 'node:stream/web';
import { addressHeader } from '#server/engine/network/client-address.ts';
import { holdBody } from './bodies-under-way.ts';
import { type FilesWanted, filesCome } from './multipart.ts';
import { hasBody, mostBytes, readBody } from './read-body.ts';

export interface WebRequestOptions {
  /** Absolute. */
  url: URL;
  /** One that a request can have; TRACE and CONNECT can't. */
  method: string;
  /** What the route takes comes as a stream, read no faster than it is wanted; whoever reads it counts. */
  files?: FilesWanted | undefined;
  /** Left out: a megabyte. */
  most?: number | undefined;
  /** Bytes of bodies that one client may have under way. */
  mostHeld?: number | undefined;
}

/** Its signal aborts if the caller goes away before the answer is written. @throws AccessProblem `too_large`, `too_many`, `invalid` */
export async function webRequest(
  incoming: IncomingMessage,
  response: ServerResponse,
  { url, method, files, most = mostBytes, mostHeld }: WebRequestOptions,
): Promise<Request> {
  const asStream = files && filesCome(incoming.headers['content-type'], files) !== null;
  const bodyOf = () => (asStream ? streamOf(incoming) : readHeld(incoming, most, mostHeld));
  const body = method === 'GET' || method === 'HEAD' || !hasBody(incoming) ? null : await bodyOf();
  const init = { method, headers: headersOf(incoming) };
  const request = new Request(url, body === null ? init : ({ ...init, body, duplex: 'half' } as RequestInit));
  // Made when somebody asks for it: few do, and it costs as much as the rest.
  let signal: AbortSignal | undefined;
  return Object.defineProperty(request, 'signal', {
    get() {
      signal ??= goneSignal(response);
      return signal;
    },
  });
}

/**
 * A cancelled one leaves the request as it is: the answer has yet to go over its connection, and what is left is drained
 * after it. `Readable.toWeb` would destroy the request and not its connection, where nothing would be read any more.
 */
const streamOf = (incoming: IncomingMessage) => ReadableStream.from(incoming.iterator({ destroyOnReturn: false }));

async function readHeld(incoming: IncomingMessage, most: number, mostHeld: number | undefined): Promise<Uint8Array> {
  const held = holdBody(String(incoming.headers[addressHeader] ?? ''), mostHeld);
  return readBody(incoming, most, held).finally(held.end);
}

function goneSignal(response: ServerResponse): AbortSignal {
  const gone = new AbortController();
  const look = () => {
    if (!response.writableFinished) gone.abort();
  };
  if (response.destroyed) look();
  else response.once('close', look);
  return gone.signal;
}

function headersOf({ headers }: IncomingMessage): Headers {
  const all = new Headers();
  for (const [name, value] of Object.entries(headers)) {
    if (typeof value === 'string') all.set(name, value);
    else for (const one of value ?? []) all.append(name, one);
  }
  return all;
}
