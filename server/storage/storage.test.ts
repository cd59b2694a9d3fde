import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { diskStorage } from './disk-storage.ts';
import type { FileStorage } from './file-storage.ts';
import { s3Storage } from './s3-storage.ts';
import { newStorageKey } from './storage-key.ts';

let folder: string;
let bucket: Server;
let storages: Record<'disk' | 's3', FileStorage>;
const unsigned: string[] = [];

/** A bucket in memory. It takes nothing that isn't signed. */
function startBucket(): Promise<Server> {
  const objects = new Map<string, Buffer>();
  const server = createServer(async (request, response) => {
    const { authorization, 'x-amz-date': date, 'x-amz-content-sha256': hash } = request.headers;
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    if (!/^AWS4-HMAC-SHA256 Credential=.+Signature=[0-9a-f]{64}$/.test(authorization ?? '') || !date || !hash) {
      unsigned.push(request.url ?? '');
      return response.writeHead(403).end();
    }
    const path = request.url ?? '';
    const known = objects.get(path);
    if (request.method === 'PUT') objects.set(path, Buffer.concat(parts));
    else if (request.method === 'DELETE') objects.delete(path);
    else if (!known) return response.writeHead(404).end();
    return response.writeHead(200).end(request.method === 'GET' ? known : undefined);
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'storage-'));
  bucket = await startBucket();
  const endpoint = `http://127.0.0.1:${(bucket.address() as AddressInfo).port}`;
  const place = { endpoint, bucket: 'shop', region: 'auto', accessKeyId: 'id', secretAccessKey: 'secret' };
  storages = { disk: diskStorage(folder), s3: s3Storage(place) };
});
afterAll(async () => {
  bucket.close();
  await rm(folder, { recursive: true, force: true });
});

describe.each(['disk', 's3'] as const)('%s storage', (name) => {
  it('gives back what it keeps, replaces it whole, and forgets it', async () => {
    const kept = storages[name];
    const key = newStorageKey('return_photo', 'jpg');
    expect(await kept.get(key)).toBeNull();
    await kept.put(key, Buffer.from('a longer first'), 'image/jpeg');
    await kept.put(key, Buffer.from('second'), 'image/jpeg');
    expect(Buffer.from((await kept.get(key)) ?? []).toString()).toBe('second');
    await kept.remove(key);
    await kept.remove(key);
    expect(await kept.get(key)).toBeNull();
  });

  it('takes no key that climbs out of its place', async () => {
    for (const key of ['../secret', 'return_photo/../../etc/passwd', '/etc/passwd', 'a/b/c.jpg', '']) {
      await expect((async () => storages[name].get(key))()).rejects.toThrow('isn’t one of our storage keys');
    }
  });
});

it('a file on disk leaves nothing half written beside it', async () => {
  await storages.disk.put(newStorageKey('return_label', 'pdf'), Buffer.from('x'), 'application/pdf');
  expect((await readdir(join(folder, 'files', 'return_label'))).filter((name) => name.endsWith('.part'))).toEqual([]);
});

it('every call to a bucket was signed', () => expect(unsigned).toEqual([]));
