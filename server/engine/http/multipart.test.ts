import { describe, expect, it } from 'vitest';
import { readMultipart } from './multipart.ts';

const wanted = { field: 'photos', most: 2, bytesEach: 1000 };

function upload(parts: [string, string | Blob][]): Request {
  const body = new FormData();
  for (const [name, value] of parts) body.append(name, value);
  return new Request('http://shop.test/', { method: 'POST', body });
}
const file = (bytes: number) => new Blob([new Uint8Array(bytes)]);

describe('a form with files', () => {
  it('gives its fields and its files apart', async () => {
    const read = await readMultipart(
      upload([
        ['note', 'a & b'],
        ['photos', file(10)],
        ['photos', file(0)],
      ]),
      wanted,
    );
    expect(new URLSearchParams(read.text).get('note')).toBe('a & b');
    expect(read.files.map((bytes) => bytes.byteLength)).toEqual([10]);
  });

  it('has another fingerprint with another file', async () => {
    const [first, second] = await Promise.all(
      [10, 11].map((bytes) => readMultipart(upload([['photos', file(bytes)]]), wanted)),
    );
    expect(first?.fingerprint).not.toBe(second?.fingerprint);
  });

  it('is refused with too many files, a file too large, or a field for files that nobody asked for', async () => {
    const three = [1, 2, 3].map((): [string, Blob] => ['photos', file(1)]);
    await expect(readMultipart(upload(three), wanted)).rejects.toMatchObject({ problem: { code: 'invalid' } });
    await expect(readMultipart(upload([['photos', file(1001)]]), wanted)).rejects.toMatchObject({
      problem: { code: 'too_large' },
    });
    expect((await readMultipart(upload([['other', file(5)]]), wanted)).files).toEqual([]);
  });

  it('is not read beyond what is allowed, though it never says how long it is', async () => {
    let given = 0;
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        given += 65_536;
        controller.enqueue(new Uint8Array(65_536));
      },
    });
    const headers = { 'content-type': 'multipart/form-data; boundary=x' };
    const endless = new Request('http://shop.test/', { method: 'POST', body, headers, duplex: 'half' } as RequestInit);
    await expect(readMultipart(endless, wanted)).rejects.toMatchObject({ problem: { code: 'too_large' } });
    expect(given).toBeLessThan(1024 * 1024);
  });
});
