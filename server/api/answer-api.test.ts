import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { Agent, createServer, type IncomingMessage, request, type Server } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { bareRoute, route } from '#server/api/route.ts';
import { setSettings } from '#server/config/settings.ts';
import { testSettings } from '#server/testing/settings.ts';
import { notFound } from '#server/web/problem.ts';
import { drain } from '../engine/http/read-body.ts';
import { answerApi } from './answer-api.ts';
import { RouteTable } from './route-table.ts';

const bytes = randomBytes(3_000);
let gone: Promise<unknown> = Promise.resolve();
let cancelled = false;
let started = () => {};

const endless = () =>
  new ReadableStream({
    pull: (controller) => controller.enqueue(new Uint8Array(64 * 1024)),
    cancel() {
      cancelled = true;
    },
  });

let ran = 0;
const counts = async () => {
  ran++;
  return new Response('read');
};
const table = new RouteTable([
  bareRoute.post('/session/sign-in', counts),
  bareRoute.post('/webhooks/any', counts),
  route.get('/things/:id', { access: 'anyone', run: async ({ params }) => ({ ok: true, value: params }) }),
  route.post('/things', {
    access: 'anyone',
    body: z.object({ words: z.string() }),
    query: z.object({ q: z.string().optional() }),
    files: { field: 'photos', most: 2, bytesEach: 100_000 },
    beforeFiles: async () => {},
    status: 201,
    run: async ({ body, files, query }) => ({
      ok: true,
      value: { words: body.words.length, files: files.map(({ length }) => length), query: query.q },
      cookies: ['a=1; Path=/', 'b=2; Path=/'],
    }),
    goTo: () => '/done',
  }),
  route.get('/file', { access: 'anyone', run: async () => ({ ok: true, value: new Uint8Array(bytes) }) }),
  route.get('/long', { access: 'anyone', run: async () => ({ ok: true, value: { long: 'x'.repeat(5_000) } }) }),
  bareRoute.get('/plain', () => new Response('streamed', { headers: { 'content-type': 'text/plain' } })),
  bareRoute.get('/endless', () => new Response(endless())),
  bareRoute.get('/waits', (asked) => {
    gone = once(asked.signal, 'abort');
    started();
    return gone.then(() => new Response('nobody hears this'));
  }),
  bareRoute.get('/fails/:how', (_, { how }) => {
    if (how === 'missing') throw notFound('thing');
    throw new Error('password=hunter2');
  }),
]);

let server: Server;
let url = '';
beforeAll(async () => {
  setSettings(testSettings());
  const handle = answerApi(table);
  server = createServer((incoming, response) => {
    response.once('finish', () => drain(incoming));
    void handle(incoming, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const json = (value: unknown) => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(value),
});

describe('an address of the API', () => {
  it('hands on what is in it', async () => {
    expect(await (await fetch(`${url}/things/a%20b%2Fc`)).json()).toEqual({ id: 'a b/c' });
    expect(await (await fetch(`${url}/things?q=x%26y`, json({ words: '' }))).json()).toMatchObject({ query: 'x&y' });
  });

  it.each(['/nothing', '', '/things/1/2'])('nobody has: “%s” is a 404 in the API’s own words', async (path) => {
    const response = await fetch(url + path);
    expect([response.status, response.headers.get('content-type')]).toEqual([
      404,
      'application/problem+json; charset=utf-8',
    ]);
  });

  it('is written one way: slashes and dots too many are sent there', async () => {
    for (const [asked, told] of [
      ['/api/plain/', '/api/plain'],
      ['/api//plain?x=1', '/api/plain?x=1'],
      ['/api/x/../plain', '/api/plain'],
      ['/api/..//elsewhere.example', '/elsewhere.example'],
    ]) {
      const answer = await raw({ path: asked });
      expect([answer.statusCode, answer.headers.location]).toEqual([308, told]);
    }
    expect((await raw({ path: '/api/things/%ZZ' })).statusCode).toBe(400);
  });

  it('by another method is a 405 that says which there are', async () => {
    const wrong = await fetch(`${url}/things/1`, { method: 'DELETE' });
    expect([wrong.status, wrong.headers.get('allow')]).toEqual([405, 'GET, HEAD, OPTIONS']);
    const asked = await fetch(`${url}/things`, { method: 'OPTIONS' });
    expect([asked.status, asked.headers.get('allow')]).toEqual([204, 'OPTIONS, POST']);
    expect((await raw({ path: '/api/things/1', method: 'TRACE' })).statusCode).toBe(405);
  });

  it('answers HEAD with the headers of GET alone', async () => {
    const [get, head] = [await fetch(`${url}/file`), await fetch(`${url}/file`, { method: 'HEAD' })];
    expect(head.headers.get('content-length')).toBe(get.headers.get('content-length'));
    expect((await head.arrayBuffer()).byteLength).toBe(0);
  });
});

describe('a body', () => {
  it('of JSON is read whole, whether its length is told or not', async () => {
    const words = 'w'.repeat(200_000);
    expect(await (await fetch(`${url}/things`, json({ words }))).json()).toMatchObject({ words: 200_000 });
    const stream = new Blob([JSON.stringify({ words })]).stream();
    const unknown = { ...json(null), body: stream, duplex: 'half' } as RequestInit;
    expect(await (await fetch(`${url}/things`, unknown)).json()).toMatchObject({ words: 200_000 });
  });

  it('that doesn’t end is refused after a minute', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      const headers = { 'content-type': 'application/json', 'content-length': '100' };
      const slow = request(`${url}/things`, { method: 'POST', agent: false, headers });
      slow.on('error', () => {});
      slow.write('{');
      await once(server, 'request');
      const answered = once(slow, 'response');
      await vi.advanceTimersByTimeAsync(60_000);
      const [answer] = (await answered) as [IncomingMessage];
      const [said] = (await once(answer, 'data')) as [Buffer];
      expect([answer.statusCode, JSON.parse(String(said)).message]).toEqual([
        400,
        'The request took longer than a minute to arrive. Send it again.',
      ]);
      slow.destroy();
    } finally {
      vi.useRealTimers();
    }
  });

  it.each(['{', '{"words":'])('that is broken JSON is refused: %s', async (body) => {
    expect((await fetch(`${url}/things`, { ...json(null), body })).status).toBe(400);
  });

  it('that is too large is refused, and the connection’s next request is answered', async () => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const large = { agent, path: '/api/things', method: 'POST', headers: { 'content-type': 'application/json' } };
    const refused = await raw(large, Buffer.alloc(2_000_000, 'x'));
    expect(refused.statusCode).toBe(413);
    expect((await raw({ agent, path: '/api/plain' })).statusCode).toBe(200);
    agent.destroy();
  });

  it.each([
    ['session/sign-in', 60 * 1024],
    ['webhooks/any', 1024 * 1024],
    ['things', 1024 * 1024],
  ])('S4: sent to %s without end or length is refused at the first byte above %d, and cut off', async (path, most) => {
    const { hostname, port } = address();
    const sent = connect(Number(port), hostname);
    const cut = new Promise((resolve) => sent.on('error', () => {}).once('close', resolve));
    let said = '';
    sent.on('data', (part) => {
      said += part;
    });
    let written = 0;
    const part = Buffer.alloc(16 * 1024, ' ');
    const chunk = Buffer.concat([Buffer.from(`${part.length.toString(16)}\r\n`), part, Buffer.from('\r\n')]);
    const more = () => {
      while (!sent.destroyed && sent.write(chunk)) written += part.length;
    };
    ran = 0;
    sent.write(`POST /api/${path} HTTP/1.1\r\nhost: localhost\r\ntransfer-encoding: chunked\r\n\r\n`);
    // Past the answer too: a client of Node's would stop there.
    sent.on('drain', more);
    more();
    await cut;
    expect(said).toMatch(/^HTTP\/1\.1 413 /);
    expect(ran).toBe(0);
    // What lies in the buffers on the way is more than what was read.
    expect(written).toBeLessThan(most + 24 * 1024 * 1024);
  });

  it('S4: of just as many bytes as may be is read, and one more refused before it is sent', async () => {
    const send = (size: number, headers = {}) =>
      raw({ path: '/api/session/sign-in', method: 'POST', headers }, Buffer.alloc(size, 'x'));
    expect((await send(60 * 1024)).statusCode).toBe(200);
    expect((await send(60 * 1024 + 1)).statusCode).toBe(413);
    const headers = { 'content-length': 50_000_000 };
    const sent = request({ ...address(), path: '/api/webhooks/any', method: 'POST', headers });
    sent.on('error', () => {});
    sent.flushHeaders();
    const [answer] = (await once(sent, 'response')) as [IncomingMessage];
    expect(answer.statusCode).toBe(413);
    sent.destroy();
  });

  it('of a form gets a page, with every cookie', async () => {
    const body = new URLSearchParams({ words: 'two words' });
    const response = await fetch(`${url}/things`, { method: 'POST', body, redirect: 'manual' });
    expect([response.status, response.headers.get('location')]).toEqual([303, '/done']);
    expect(response.headers.getSetCookie()).toEqual(['a=1; Path=/', 'b=2; Path=/']);
  });

  it('with files is taken in, and refused where one is too large', async () => {
    const send = async (size: number) => {
      const body = new FormData();
      body.set('words', 'hello');
      body.append('photos', new File([new Uint8Array(size)], 'a.jpg'));
      body.append('photos', new File([new Uint8Array(10)], 'b.jpg'));
      return fetch(`${url}/things`, { method: 'POST', body, headers: { accept: 'application/json' } });
    };
    expect(await (await send(90_000)).json()).toMatchObject({ words: 5, files: [90_000, 10] });
    expect((await send(100_001)).status).toBe(413);
  });
});

describe('an answer', () => {
  it('of bytes comes as they are, and a stream as it is read', async () => {
    expect(Buffer.from(await (await fetch(`${url}/file`)).arrayBuffer())).toEqual(bytes);
    expect(await (await fetch(`${url}/plain`)).text()).toBe('streamed');
  });

  it('that is long is compressed for whoever can read that', async () => {
    const packed = await raw({ path: '/api/long', headers: { 'accept-encoding': 'gzip' } });
    const plain = await raw({ path: '/api/long' });
    expect([packed.headers['content-encoding'], packed.headers.vary]).toEqual(['gzip', 'accept-encoding']);
    expect(Number(packed.headers['content-length'])).toBeLessThan(Number(plain.headers['content-length']) / 10);
    expect(await (await fetch(`${url}/long`)).json()).toEqual({ long: 'x'.repeat(5_000) });
  });

  it('says what was refused or found missing, and nothing of a fault’s cause', async () => {
    expect((await fetch(`${url}/fails/missing`)).status).toBe(404);
    const fault = await fetch(`${url}/fails/badly`);
    expect(fault.status).toBe(500);
    expect(await fault.text()).not.toContain('hunter2');
  });

  it('nobody waits for any more is told so: its signal aborts, its stream is cancelled', async () => {
    const begun = new Promise<void>((resolve) => {
      started = resolve;
    });
    const sent = request(`${url}/waits`).on('error', () => {});
    sent.end();
    await begun;
    sent.destroy();
    await gone;
    const answer = await raw({ path: '/api/endless' }, null, false);
    answer.destroy();
    await expect.poll(() => cancelled).toBe(true);
  });
});

function address() {
  const { hostname, port } = new URL(url);
  return { hostname, port };
}

/** Past what `fetch` would tidy up. */
async function raw(options: object, body: Buffer | null = null, toTheEnd = true): Promise<IncomingMessage> {
  const sent = request({ ...address(), ...options });
  sent.end(body);
  const [answer] = (await once(sent, 'response')) as [IncomingMessage];
  if (toTheEnd) await once(answer.resume(), 'end');
  return answer;
}
