import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';

/** A body of at most this many bytes is taken in whole: for a command's few fields a stream costs more than reading them. */
const smallBody = 64 * 1024;

/**
 * The request as routes know it. Its signal is aborted if whoever asked goes away before the answer is written.
 *
 * @param url absolute
 * @param method one that a request can have; TRACE and CONNECT can't
 */
export async function webRequest(
  incoming: IncomingMessage,
  response: ServerResponse,
  { url, method }: { url: URL; method: string },
): Promise<Request> {
  // What is left of a body that nobody wanted would keep the connection's next request waiting.
  response.once('finish', () => {
    if (!incoming.complete) incoming.removeAllListeners('data').resume();
  });
  const body = method === 'GET' || method === 'HEAD' ? null : await bodyOf(incoming);
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

/** @returns its bytes if it says that it is small; else a stream that is read no faster than it is wanted; null: none */
async function bodyOf(incoming: IncomingMessage): Promise<Uint8Array | ReadableStream | null> {
  const { 'content-length': length, 'transfer-encoding': chunked } = incoming.headers;
  if (chunked === undefined && (length === undefined || length === '0')) return null;
  if (chunked !== undefined || Number(length) > smallBody) return Readable.toWeb(incoming) as ReadableStream;
  const parts: Buffer[] = [];
  for await (const part of incoming) parts.push(part as Buffer);
  return parts.length === 1 ? (parts[0] ?? null) : Buffer.concat(parts);
}
