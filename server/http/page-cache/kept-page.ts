import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { contentSecurityPolicy } from '../security-headers.ts';
import type { RenderedPage } from './render-detached.ts';

const brotli = promisify(brotliCompress);
const gzipped = promisify(gzip);

export type Encoding = 'br' | 'gzip' | 'identity';

/** A page in memory, compressed once per encoding when first asked for in it. */
export class KeptPage {
  readonly status: number;
  readonly etag: string;
  readonly headers: Record<string, string>;
  readonly #bodies = new Map<Encoding, Promise<Buffer>>();
  /** Grows as compressed copies are made. */
  bytes: number;
  readonly #grown: (bytes: number) => void;

  constructor(page: RenderedPage, grown: (bytes: number) => void) {
    this.status = page.status;
    this.etag = `"${createHash('sha1').update(page.body).digest('base64url')}"`;
    this.headers = keptHeaders(page);
    this.#bodies.set('identity', Promise.resolve(page.body));
    this.bytes = page.body.length + 2_000;
    this.#grown = grown;
  }

  body(encoding: Encoding): Promise<Buffer> {
    const made = this.#bodies.get(encoding);
    if (made) return made;
    const making = this.#compress(encoding);
    this.#bodies.set(encoding, making);
    return making;
  }

  async #compress(encoding: Encoding): Promise<Buffer> {
    const plain = await this.body('identity');
    const packed =
      encoding === 'br'
        ? await brotli(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } })
        : await gzipped(plain, { level: 6 });
    // zlib's own buffer keeps more than it needs.
    const body = Buffer.from(packed);
    this.bytes += body.length;
    this.#grown(body.length);
    return body;
  }
}

/** The bytes are fixed, so the scripts in them are allowed by their hashes and no others are. */
function keptHeaders({ headers, body }: RenderedPage): Record<string, string> {
  const { 'content-type': type = 'text/html; charset=utf-8', vary, link } = headers;
  const kept: Record<string, string> = {
    'content-type': type,
    'cache-control': 'private, no-cache',
    vary: /accept-encoding/i.test(vary ?? '') ? (vary as string) : [vary, 'accept-encoding'].filter(Boolean).join(', '),
    ...(link ? { link } : {}),
  };
  return type.startsWith('text/html')
    ? { ...kept, 'content-security-policy': contentSecurityPolicy(scriptHashes(body.toString('utf8'))) }
    : kept;
}

function scriptHashes(html: string): string[] {
  const hashes = new Set<string>();
  for (const [, attributes = '', text = ''] of html.matchAll(/<script\b([^>]*)>([\s\S]*?)<\/script>/g)) {
    if (!/\bsrc=/.test(attributes) && text)
      hashes.add(`'sha256-${createHash('sha256').update(text).digest('base64')}'`);
  }
  return [...hashes];
}

export function acceptedEncoding(accept: string | undefined): Encoding {
  if (/\bbr\b/.test(accept ?? '')) return 'br';
  return /\bgzip\b/.test(accept ?? '') ? 'gzip' : 'identity';
}
