import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { addressHeader } from '#server/engine/network/client-address.ts';
import { holdBody } from './bodies-under-way.ts';
import { hasBody, mostBytes, readBody } from './read-body.ts';

export interface WebRequestOptions {
  /** Absolute. */
  url: URL;
  /** One that a request can have; TRACE and CONNECT can't. */
  method: string;
  /** The route takes files: their form comes as a stream, read no faster than it is wanted. */
  takesFiles: boolean;
  /** Left out: a megabyte. */
  most?: number | undefined;
  /** Bytes of bodies that one client may have under way. */
  mostHeld?: number | undefined;
}

/** Its signal aborts if the caller goes away before the answer is written. @throws AccessProblem `too_large`, `too_many`, `invalid` */
export async function webRequest(
  incoming: IncomingMessage,
  response: ServerResponse,
  { url, method, takesFiles, most = mostBytes, mostHeld }: WebRequestOptions,
): Promise<Request> {
  const isFile = /^(?:multipart\/form-data|text\/csv)\b/.test(incoming.headers['content-type'] ?? '');
  const bodyOf = (): Promise<Uint8Array> | ReadableStream =>
    takesFiles && isFile ? (Readable.toWeb(incoming) as ReadableStream) : readHeld(incoming, most, mostHeld);
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
