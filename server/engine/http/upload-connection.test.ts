/** What becomes of a connection over which more was sent than its route takes. */
import { once } from 'node:events';
import { type AddressInfo, connect } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { AccessProblem } from './access-problem.ts';
import { closeHttp } from './close-http.ts';
import { createHttpServer } from './http-server.ts';
import { type FilesWanted, filesCome, readAlone, readMultipart } from './multipart.ts';
import { sendResponse } from './send-response.ts';
import { webRequest } from './web-request.ts';

const kilobyte = 1024;
const wanted: FilesWanted = { field: 'file', most: 1, bytesEach: 200 * kilobyte, alone: 'text/csv' };
/** A route of photographs alone: a table is no file to it. */
const photographs: FilesWanted = { field: 'file', most: 1, bytesEach: 200 * kilobyte };

async function take(request: Request, files: FilesWanted): Promise<string> {
  const come = filesCome(request.headers.get('content-type'), files);
  if (come === null) return `${(await request.text()).length} bytes of text`;
  return `${(await (come === 'form' ? readMultipart : readAlone)(request, files)).files.length} file`;
}

const server = createHttpServer({
  pages: async (_, response) => void response.end('a page'),
  api: async (incoming, response) => {
    const url = new URL(`http://localhost${incoming.url}`);
    const files = url.pathname === '/api/photographs' ? photographs : wanted;
    const answer = await webRequest(incoming, response, { url, method: incoming.method ?? '', files })
      .then(async (request) =>
        url.pathname === '/api/refused'
          ? new Response('who are you', { status: 401 })
          : Response.json(await take(request, files)),
      )
      .catch((error: unknown) => {
        if (!(error instanceof AccessProblem)) throw error;
        return new Response(error.message, { status: error.problem.code === 'too_large' ? 413 : 400 });
      });
    if (!response.destroyed) await sendResponse(incoming, response, answer);
  },
  pagesUpgrade: null,
  isDraining: () => false,
  door: { trustProxy: '0', publicUrl: undefined, listensAt: '127.0.0.1' },
});
beforeAll(async () => {
  await once(server.listen(0, '127.0.0.1'), 'listening');
});
afterAll(async () => {
  await (await closeHttp(server, { quietMs: 0 })).closed;
});

const form = 'multipart/form-data; boundary=x';
const partHead = '--x\r\ncontent-disposition: form-data; name="file"; filename="a.png"\r\n\r\n';
const bodyOf = (type: string, kilobytes: number): Buffer =>
  Buffer.from(
    type === form ? `${partHead}${'a'.repeat(kilobytes * kilobyte)}\r\n--x--\r\n` : 'a'.repeat(kilobytes * kilobyte),
  );

interface Upload {
  type?: string;
  kilobytes: number;
  path?: string;
  /** Says how long it is; else it comes in chunks. */
  says?: boolean;
  headers?: string[];
  version?: string;
  /** Bytes of a chunk; each is sent once the one before it has left. */
  piece?: number;
}

/** Sends an upload and, at once behind it over the same connection, asks for a page. @returns what was answered until the page came or the connection ended */
async function uploadAndAsk(upload: Upload): Promise<{ statuses: string[]; page: boolean; said: string }> {
  const {
    type = form,
    kilobytes,
    path = '/api/files',
    says,
    headers = [],
    version = '1.1',
    piece = 64 * kilobyte,
  } = upload;
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  const body = bodyOf(type, kilobytes);
  let said = '';
  const heard = new Promise<void>((resolve) => {
    socket.on('error', () => {}).once('close', () => resolve());
    socket.on('data', (part) => {
      said += part;
      if (said.endsWith('a page')) resolve();
    });
  });
  const framing = says ? `content-length: ${body.length}` : 'transfer-encoding: chunked';
  const lines = [`POST ${path} HTTP/${version}`, 'host: localhost', `content-type: ${type}`, framing, ...headers];
  socket.write(`${lines.join('\r\n')}\r\n\r\n`);
  for (let at = 0; at < body.length && socket.writable; at += piece) {
    const part = body.subarray(at, at + piece);
    const framed = says
      ? part
      : Buffer.concat([Buffer.from(`${part.length.toString(16)}\r\n`), part, Buffer.from('\r\n')]);
    if (!socket.write(framed)) await Promise.race([once(socket, 'drain').catch(() => {}), heard]);
  }
  if (!says && socket.writable) socket.write('0\r\n\r\n');
  // After HTTP 1.0 nothing more may come.
  if (version !== '1.0' && socket.writable) socket.write('GET / HTTP/1.1\r\nhost: localhost\r\n\r\n');
  await heard;
  socket.destroy();
  return {
    statuses: [...said.matchAll(/HTTP\/1\.1 (\d+)/g)].map(([, status]) => status ?? ''),
    page: said.endsWith('a page'),
    said,
  };
}

it.each<[string, Upload, string[]]>([
  ['a form in chunks that is small enough', { kilobytes: 10 }, ['200', '200']],
  ['a form in chunks', { kilobytes: 1_000 }, ['413', '200']],
  ['a form in small chunks', { kilobytes: 600, piece: 700 }, ['413', '200']],
  ['a form that says how long it is', { kilobytes: 1_000, says: true }, ['413', '200']],
  ['a table in chunks', { type: 'text/csv', kilobytes: 500 }, ['413', '200']],
  ['a table in small chunks', { type: 'text/csv', kilobytes: 300, piece: 700 }, ['413', '200']],
  [
    'a form that waits to be told to go on',
    { kilobytes: 1_000, headers: ['expect: 100-continue'] },
    ['100', '413', '200'],
  ],
  [
    'a table that waits to be told to go on',
    { type: 'text/csv', kilobytes: 500, headers: ['expect: 100-continue'] },
    ['100', '413', '200'],
  ],
  ['a form that nobody reads', { kilobytes: 1_000, path: '/api/refused' }, ['401', '200']],
  ['a form that is none', { type: 'multipart/form-data; boundary=y', kilobytes: 10 }, ['400', '200']],
])('after %s, the next request over its connection is answered', async (_name, upload, statuses) => {
  expect(await uploadAndAsk(upload)).toMatchObject({ statuses, page: true });
});

it('after far more than is taken, or with HTTP 1.0, the connection ends behind the answer', async () => {
  expect(await uploadAndAsk({ kilobytes: 20_000 })).toMatchObject({ statuses: ['413'], page: false });
  expect(await uploadAndAsk({ kilobytes: 300, says: true, version: '1.0' })).toMatchObject({
    statuses: ['413'],
    page: false,
  });
});

it('a table sent to a route of photographs alone is counted like any other body', async () => {
  const upload = { type: 'text/csv', path: '/api/photographs' };
  expect((await uploadAndAsk({ ...upload, kilobytes: 100 })).said).toContain('102400 bytes of text');
  expect(await uploadAndAsk({ ...upload, kilobytes: 2_000 })).toMatchObject({ statuses: ['413', '200'] });
});
