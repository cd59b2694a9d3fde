import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import type { Handle } from '#server/engine/http/handle.ts';
import type { InlineSources } from '../http/security-headers.ts';

export interface RenderedPage {
  status: number;
  headers: Record<string, string>;
  body: Buffer;
  /** What its policy allows of what stands in it. Left out: nothing. */
  inline?: InlineSources;
}

/** Renders away from whoever asked: nothing personal gets in, and who leaves can't abort what others wait for. */
export function renderDetached(pages: Handle, url: string, headers: Record<string, string>): Promise<RenderedPage> {
  const request = new IncomingMessage(new Socket());
  Object.assign(request, { method: 'GET', url, httpVersion: '1.1', httpVersionMajor: 1, httpVersionMinor: 1 });
  request.headers = { host: 'localhost', ...headers };
  request.push(null);
  const response = new ServerResponse(request);
  const chunks: Buffer[] = [];
  let ended = false;

  return new Promise((resolve, reject) => {
    const take = (chunk: unknown, encoding: unknown) => {
      if (typeof chunk === 'string')
        chunks.push(Buffer.from(chunk, typeof encoding === 'string' ? (encoding as BufferEncoding) : 'utf8'));
      else if (chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk));
    };
    const called = (...args: unknown[]) => {
      const done = args.find((arg) => typeof arg === 'function');
      if (typeof done === 'function') process.nextTick(done as () => void);
    };
    Object.defineProperties(response, {
      // Writable: Next's compression wraps them (and leaves an answer without accept-encoding alone).
      write: {
        writable: true,
        value: (chunk: unknown, encoding: unknown, done: unknown) => {
          take(chunk, encoding);
          called(encoding, done);
          return true;
        },
      },
      end: {
        writable: true,
        value: (chunk: unknown, encoding: unknown, done: unknown) => {
          if (ended) return response;
          ended = true;
          take(chunk, encoding);
          called(chunk, encoding, done);
          process.nextTick(() => {
            response.emit('finish');
            response.emit('close');
            resolve({ status: response.statusCode, headers: textHeaders(response), body: Buffer.concat(chunks) });
          });
          return response;
        },
      },
      flushHeaders: { writable: true, value: () => {} },
      writableFinished: { get: () => ended },
      writableEnded: { get: () => ended },
      finished: { get: () => ended },
    });
    pages(request, response).catch(reject);
  });
}

function textHeaders(response: ServerResponse): Record<string, string> {
  const entries = Object.entries(response.getHeaders()).filter((entry) => entry[1] !== undefined);
  return Object.fromEntries(
    entries.map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : String(value)]),
  );
}
