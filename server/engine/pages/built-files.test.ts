import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BuiltFiles } from './built-files.ts';

const script = 'console.log("a shop");'.repeat(200);
const large = script.repeat(6);
let folder: string;
let server: Server;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'built-files-'));
  await mkdir(join(folder, 'static/chunks/[slug]'), { recursive: true });
  await writeFile(join(folder, 'static/chunks/[slug]/a.js'), script);
  await writeFile(join(folder, 'static/chunks/large.js'), large);
  await writeFile(join(folder, 'static/chunks/large.css'), large);
  await writeFile(join(folder, 'secret.js'), 'secret');
  const files = await BuiltFiles.in(join(folder, 'static'));
  server = createServer((asked, answer) => {
    if (!files.answer(asked, answer)) answer.writeHead(404).end('not ours');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => {
  server.close();
  await rm(folder, { recursive: true });
});

function get(path: string, headers: Record<string, string> = {}, method = 'GET') {
  const { port } = server.address() as AddressInfo;
  return new Promise<{ status?: number; headers: Record<string, unknown>; body: Buffer }>((resolve, reject) => {
    request({ port, host: '127.0.0.1', path, method, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('end', () => {
        const { statusCode, headers } = response;
        resolve({ ...(statusCode ? { status: statusCode } : {}), headers, body: Buffer.concat(chunks) });
      });
    })
      .on('error', reject)
      .end();
  });
}
const path = '/_next/static/chunks/%5Bslug%5D/a.js';

describe('built files', () => {
  it('come compressed as the browser takes them, for good', async () => {
    const br = await get(path, { 'accept-encoding': 'gzip, br' });
    expect(brotliDecompressSync(br.body).toString()).toBe(script);
    expect(br.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(br.headers['content-type']).toContain('javascript');
    const zipped = await get(path, { 'accept-encoding': 'gzip' });
    expect(gunzipSync(zipped.body).toString()).toBe(script);
    const plain = await get(`${path}?v=1`);
    expect(plain.headers['content-encoding']).toBeUndefined();
    expect(plain.body.toString()).toBe(script);
  });

  it('are compiled beside the main thread if they are large scripts', async () => {
    const asText = async (name: string) => (await get(`/_next/static/chunks/${name}`)).body.toString();
    expect(await asText('large.js')).toBe(`//# allFunctionsCalledOnLoad\n${large}`);
    expect(await asText('large.css')).toBe(large);
  });

  it('are asked about without their bytes', async () => {
    const { status, headers, body } = await get(path, {}, 'HEAD');
    expect([status, headers['content-length'], body.length]).toEqual([200, String(script.length), 0]);
  });

  it.each(['/_next/static/../secret.js', '/_next/static/%2e%2e/secret.js', '/_next/static/chunks/b.js', '/%', '/'])(
    'leave %s to others',
    async (other) => {
      expect((await get(other)).body.toString()).toBe('not ours');
    },
  );
});
