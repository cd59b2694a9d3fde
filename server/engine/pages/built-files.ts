/**
 * The pages' built scripts and styles, compressed once and kept in memory: their names change with their content.
 * Next would compress them for every newcomer, some ten milliseconds a page.
 */
import { readdir, readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join, relative, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { SecurityHeaders } from '../http/security-headers.ts';
import { withCompileHint } from './compile-hint.ts';
import { acceptedEncoding, type Encoding } from './kept-page.ts';

const brotli = promisify(brotliCompress);
const gzipped = promisify(gzip);

const types: Record<string, string> = {
  '.js': 'application/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
};

export class BuiltFiles {
  /** Where each file is, by its path on the wire: nothing else is ever read. */
  readonly #files: ReadonlyMap<string, string>;
  readonly #bodies = new Map<string, Promise<Buffer>>();

  readonly #headers: SecurityHeaders;

  private constructor(files: ReadonlyMap<string, string>, headers: SecurityHeaders) {
    this.#files = files;
    this.#headers = headers;
  }

  /** @param folder Next's build: `.next/static` */
  static async in(folder: string, headers = new SecurityHeaders()): Promise<BuiltFiles> {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    const files = entries
      .filter((entry) => entry.isFile() && extname(entry.name) in types)
      .map((entry) => {
        const file = join(entry.parentPath, entry.name);
        return [`/_next/static/${relative(folder, file).split(sep).join('/')}`, file] as const;
      });
    return new BuiltFiles(new Map(files), headers);
  }

  /** Answers a request for one of the files. @returns false if it is for something else */
  answer(request: IncomingMessage, response: ServerResponse): boolean {
    const path = request.url?.split('?')[0] ?? '';
    const file = this.#files.get(path) ?? this.#files.get(decoded(path));
    if (!file || (request.method !== 'GET' && request.method !== 'HEAD') || request.headers.range) return false;
    const encoding = acceptedEncoding(request.headers['accept-encoding']);
    this.#body(file, encoding).then(
      (body) => {
        const headers = {
          ...this.#headers.every,
          'content-type': types[extname(file)],
          'content-length': body.length,
          'cache-control': 'public, max-age=31536000, immutable',
          vary: 'accept-encoding',
          ...(encoding === 'identity' ? {} : { 'content-encoding': encoding }),
        };
        response.writeHead(200, headers).end(request.method === 'HEAD' ? undefined : body);
      },
      () => response.writeHead(404, { 'content-type': 'text/plain' }).end('This file is gone.\n'),
    );
    return true;
  }

  #body(file: string, encoding: Encoding): Promise<Buffer> {
    const key = `${encoding} ${file}`;
    const known = this.#bodies.get(key);
    if (known) return known;
    const made = readBuilt(file).then((plain) => compressed(plain, encoding));
    this.#bodies.set(key, made);
    made.catch(() => this.#bodies.delete(key));
    return made;
  }
}

async function readBuilt(file: string): Promise<Buffer> {
  const plain = await readFile(file);
  return extname(file) === '.js' ? withCompileHint(plain) : plain;
}

async function compressed(plain: Buffer, encoding: Encoding): Promise<Buffer> {
  if (encoding === 'identity') return plain;
  const packed =
    encoding === 'br'
      ? await brotli(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } })
      : await gzipped(plain, { level: 9 });
  return Buffer.from(packed);
}

/** Next writes `[slug]` as `%5Bslug%5D`. */
function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
