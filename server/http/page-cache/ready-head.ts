import {
  type IncomingMessage,
  type ServerResponse,
  STATUS_CODES,
  validateHeaderName,
  validateHeaderValue,
} from 'node:http';
import { keepAliveMs } from '../keep-alive.ts';

/**
 * The head of an answer as text, made once and not for each response: all of it but the date.
 * @param headers in the flat form that `writeHead` takes
 * @throws TypeError for a header that HTTP doesn't allow
 */
export function readyHead(status: number, headers: readonly string[]): string {
  let head = `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n`;
  for (let at = 0; at < headers.length; at += 2) {
    const [name = '', value = ''] = headers.slice(at, at + 2);
    validateHeaderName(name);
    validateHeaderValue(name, value);
    head += `${name}: ${value}\r\n`;
  }
  return `${head}Connection: keep-alive\r\nKeep-Alive: timeout=${keepAliveMs / 1000}\r\nDate: `;
}

/** What of Node's responses is written here: their head, as it will be sent. */
interface WithHead {
  _header: string | null;
}

/** @returns whether such a head fits: the connection is kept, and nothing else was said of the answer before */
export function takesReadyHead(request: IncomingMessage, response: ServerResponse): boolean {
  return (
    response.shouldKeepAlive &&
    request.httpVersionMinor === 1 &&
    request.headers['x-request-id'] === undefined &&
    response.getHeaderNames().length === 0
  );
}

/** Sends a page with its ready head: Node would check and join its headers each time. */
export function sendReady(response: ServerResponse, head: string, body: Buffer): void {
  (response as ServerResponse & WithHead)._header = `${head}${dateNow()}\r\n\r\n`;
  response.end(body);
}

let second = 0;
let date = '';

function dateNow(): string {
  const now = Math.floor(Date.now() / 1000);
  if (now !== second) {
    second = now;
    date = new Date(now * 1000).toUTCString();
  }
  return date;
}
