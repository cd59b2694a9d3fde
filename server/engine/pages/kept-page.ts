import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { SecurityHeaders } from '../http/security-headers.ts';
import type { RenderedPage } from './render-detached.ts';

const brotli = promisify(brotliCompress);
const gzipped = promisify(gzip);

export type Encoding = 'br' | 'gzip' | 'identity';

/** A body ready to be written, with its headers in the flat form that `writeHead` takes as it is. */
export interface ReadyBody {
  body: Buffer;
  headers: string[];
}

/** A page in memory, compressed once per encoding when first asked for in it. */
export class KeptPage {
  readonly status: number;
  readonly etag: string;
  /** The head of a 304. A browser takes it over into its copy: a policy that lacks the page's hashes would stop its scripts. */
  readonly unchanged: string[];
  readonly #headers: Record<string, string>;
  readonly #ready = new Map<Encoding, ReadyBody>();
  readonly #making = new Map<Encoding, Promise<ReadyBody>>();
  bytes: number;
  readonly #grown: (bytes: number) => void;

  constructor(page: RenderedPage, every: SecurityHeaders, grown: (bytes: number) => void) {
    this.status = page.status;
    this.etag = `"${createHash('sha1').update(page.body).digest('base64url')}"`;
    this.#headers = { ...keptHeaders(page, every), etag: this.etag };
    const { 'content-type': _type, link: _link, ...unchanged } = this.#headers;
    this.unchanged = Object.entries(unchanged).flat();
    this.bytes = page.body.length + 2_000;
    this.#grown = grown;
    this.#keep('identity', page.body);
  }

  ready(encoding: Encoding): ReadyBody | undefined {
    return this.#ready.get(encoding);
  }

  async make(encoding: Encoding): Promise<ReadyBody> {
    const making = this.#ready.get(encoding) ?? this.#making.get(encoding) ?? this.#compress(encoding);
    if (making instanceof Promise) this.#making.set(encoding, making);
    return making;
  }

  #keep(encoding: Encoding, body: Buffer): ReadyBody {
    const headers = { ...this.#headers, 'content-length': String(body.length) };
    const all = encoding === 'identity' ? headers : { ...headers, 'content-encoding': encoding };
    const ready = { body, headers: Object.entries(all).flat() };
    this.#ready.set(encoding, ready);
    return ready;
  }

  async #compress(encoding: Encoding): Promise<ReadyBody> {
    const { body: plain } = this.#ready.get('identity') as ReadyBody;
    const packed =
      encoding === 'br'
        ? await brotli(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 6 } })
        : await gzipped(plain, { level: 6 });
    // zlib's own buffer keeps more than it needs.
    const body = Buffer.from(packed);
    this.bytes += body.length;
    this.#grown(body.length);
    return this.#keep(encoding, body);
  }
}

/** The bytes are fixed, so what the app put into them itself is allowed by its hashes, and nothing else is. */
function keptHeaders({ headers, inline }: RenderedPage, every: SecurityHeaders): Record<string, string> {
  const { 'content-type': type = 'text/html; charset=utf-8', vary, link } = headers;
  const kept: Record<string, string> = {
    'content-type': type,
    'cache-control': 'private, no-cache',
    vary: /accept-encoding/i.test(vary ?? '') ? (vary as string) : [vary, 'accept-encoding'].filter(Boolean).join(', '),
    ...(link ? { link } : {}),
  };
  return type.startsWith('text/html')
    ? {
        ...every.every,
        ...kept,
        'content-security-policy': every.policy(inline),
      }
    : { ...every.every, ...kept };
}

export function acceptedEncoding(accept: string | undefined): Encoding {
  if (/\bbr\b/.test(accept ?? '')) return 'br';
  return /\bgzip\b/.test(accept ?? '') ? 'gzip' : 'identity';
}
