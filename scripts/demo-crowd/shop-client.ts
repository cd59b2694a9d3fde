/** The shop as an integrator or a browser reaches it: over HTTP, and nothing else. */
import { randomUUID } from 'node:crypto';

export class ShopClient {
  readonly url: string;
  readonly #key: string;

  constructor(url: string, key: string) {
    this.url = url;
    this.#key = key;
  }

  /** Calls the integrators' API. @returns null for a refusal, which in a crowd is ordinary */
  async api<T>(method: 'GET' | 'POST', path: string, body?: unknown): Promise<T | null> {
    const response = await fetch(`${this.url}/api/v1${path}`, {
      method,
      headers: {
        authorization: `Bearer ${this.#key}`,
        'content-type': 'application/json',
        ...(method === 'POST' ? { 'idempotency-key': randomUUID() } : {}),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return response.ok ? ((await response.json()) as T) : null;
  }

  /** A shopper's browser: a session of its own, kept in its cookie. */
  browser(): { post(path: string, body: unknown): Promise<boolean> } {
    let cookie = '';
    return {
      post: async (path, body) => {
        const response = await fetch(`${this.url}${path}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', origin: this.url, ...(cookie ? { cookie } : {}) },
          body: JSON.stringify(body),
        });
        const set = response.headers.getSetCookie().map((line) => line.split(';')[0]);
        if (set.length > 0) cookie = set.join('; ');
        return response.ok;
      },
    };
  }
}
