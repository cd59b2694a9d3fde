import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { wholeBody } from './whole-body.ts';

const gzipped = promisify(gzip);

/** Below this a compressed answer is hardly smaller, and takes as many packets. */
const worthCompressing = 1_024;
const text = /^(text\/|application\/([\w.+-]*\+)?json)/;
/** These are the connection's. */
const framing = new Set(['content-length', 'transfer-encoding', 'connection', 'keep-alive']);

/** Writes a route's answer. Its headers take the place of those that every answer has. */
export async function sendResponse(
  incoming: IncomingMessage,
  response: ServerResponse,
  answer: Response,
): Promise<void> {
  response.statusCode = answer.status;
  for (const [name, value] of answer.headers) {
    if (name !== 'set-cookie' && !framing.has(name)) response.setHeader(name, value);
  }
  const cookies = answer.headers.getSetCookie();
  if (cookies.length > 0) response.setHeader('set-cookie', cookies);
  const whole = wholeBody(answer);
  if (whole !== undefined) return sendWhole(incoming, response, whole);
  if (answer.body === null || incoming.method === 'HEAD') {
    response.end();
    return answer.body?.cancel();
  }
  await sendStream(response, answer.body);
}

async function sendWhole(incoming: IncomingMessage, response: ServerResponse, whole: string | Uint8Array) {
  let body = typeof whole === 'string' ? Buffer.from(whole) : whole;
  if (body.length >= worthCompressing && text.test(String(response.getHeader('content-type')))) {
    response.setHeader('vary', 'accept-encoding');
    if (/\bgzip\b/.test(String(incoming.headers['accept-encoding']))) {
      body = await gzipped(body);
      response.setHeader('content-encoding', 'gzip');
    }
  }
  if (response.statusCode !== 204) response.setHeader('content-length', body.length);
  response.end(incoming.method === 'HEAD' ? undefined : body);
}

/** As fast as it is read, and no longer than somebody reads. */
async function sendStream(response: ServerResponse, body: ReadableStream<Uint8Array>): Promise<void> {
  const gone = once(response, 'close').then(() => null);
  for await (const part of body) {
    if (response.destroyed) return;
    if (!response.write(part)) await Promise.race([once(response, 'drain'), gone]);
  }
  response.end();
}
