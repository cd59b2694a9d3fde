import { once } from 'node:events';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { setSettings } from '#server/config/settings.ts';
import { reads } from '#server/page-reads.ts';
import { servePages } from '#server/testing/serve-pages.ts';
import { testSettings } from '#server/testing/settings.ts';
import { readyHead } from './ready-head.ts';

const html = '<!DOCTYPE html><html><head><script>wakeUp()</script></head><body>Bowls, 12 €</body></html>';
let pages: Awaited<ReturnType<typeof servePages>>;
beforeAll(async () => {
  setSettings(testSettings());
  pages = await servePages(async (_, response) => {
    reads('shop');
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(html);
  });
});
afterAll(() => pages.close());

/** Sends text over one connection, and gives back all that came until it was closed. */
async function exchange(...requests: string[]): Promise<string> {
  const socket = connect(Number(new URL(pages.url).port), '127.0.0.1');
  let got = '';
  socket.setEncoding('utf8').on('data', (chunk: string) => {
    got += chunk;
  });
  socket.write(requests.map((lines) => `${lines}\r\n\r\n`).join(''));
  await once(socket, 'close');
  return got;
}

const get = 'GET /shop HTTP/1.1\r\nhost: 127.0.0.1';
const last = `${get}\r\nconnection: close`;

function answersIn(text: string) {
  return text
    .split('HTTP/1.1 ')
    .slice(1)
    .map((answer) => {
      const [head = '', body] = answer.split('\r\n\r\n');
      const [status, ...lines] = head.split('\r\n');
      const headers = new Headers(lines.map((line) => line.split(': ', 2) as [string, string]));
      return { status, headers: Object.fromEntries(headers), body };
    });
}

describe('the ready head of a page in memory', () => {
  it('says what Node’s own does, and the connection goes on', async () => {
    await fetch(`${pages.url}/shop`);
    const [ready, again, own] = answersIn(await exchange(get, get, last));
    expect(again).toEqual(ready);
    expect(ready?.headers).toMatchObject({ 'x-page-cache': 'memory', connection: 'keep-alive' });
    const { connection: _kept, 'keep-alive': forHowLong, ...said } = ready?.headers ?? {};
    const { connection, ...ownSaid } = own?.headers ?? {};
    expect(connection).toBe('close');
    expect(forHowLong).toBe('timeout=65');
    expect({ ...said, date: '' }).toEqual({ ...ownSaid, date: '' });
    expect(Math.abs(Date.parse(said.date ?? '') - Date.now())).toBeLessThan(5_000);
    for (const answer of [ready, own]) expect(answer).toMatchObject({ status: '200 OK', body: html });
  });

  it('is left to Node for who asks with an id, or has the page', async () => {
    const [first] = answersIn(await exchange(last));
    const etag = first?.headers.etag;
    const [named, unchanged] = answersIn(
      await exchange(`${get}\r\nx-request-id: abcdefgh-1`, `${last}\r\nif-none-match: ${etag}`),
    );
    expect(named).toMatchObject({ status: '200 OK', headers: { 'x-request-id': 'abcdefgh-1' }, body: html });
    expect(unchanged).toMatchObject({ status: '304 Not Modified', body: '' });
  });

  it('is not made of what HTTP doesn’t allow', () => {
    expect(() => readyHead(200, ['vary', 'a\r\nset-cookie: b'])).toThrow(TypeError);
    expect(() => readyHead(200, ['not a name', 'a'])).toThrow(TypeError);
  });
});
