/**
 * Asks the shop's processes, one of them until it fails, then the next: what each has seen is counted by itself, so a node
 * stays with one.
 */
import { type IncomingMessage, Agent as PlainAgent, request as plainRequest } from 'node:http';
import { Agent as TlsAgent, request as tlsRequest } from 'node:https';
import { log } from '#server/log.ts';
import { AccessProblem } from '#server/problem.ts';
import {
  type CallAnswer,
  type CallInput,
  type CallName,
  type CallOutcome,
  calls,
  callsPath,
  callsVersion,
} from './calls.ts';

export interface ShopClientOptions {
  /** Each process's own address, such as `http://10.0.0.1:3000`. */
  urls: readonly string[];
  secret: string;
  /** The shop's public address, by which its processes know that they are meant. */
  publicUrl: string | undefined;
  protocolVersion: number;
  timeoutMs?: number;
}

/** No process answered. What was asked may have been done all the same. */
export class NoShopAnswers extends AccessProblem {
  constructor(cause?: unknown) {
    super('unavailable', 'The shop has a problem at the moment. Try again in a few seconds.', { retryAfterMs: 2_000 });
    this.cause = cause;
  }
}

const connections = 16;
const mostAnswerBytes = 64 * 1024 * 1024;

export class ShopClient {
  readonly #options: Required<ShopClientOptions>;
  readonly #agents = {
    'http:': new PlainAgent({ keepAlive: true, maxSockets: connections }),
    'https:': new TlsAgent({ keepAlive: true, maxSockets: connections }),
  };
  #current: number;
  #answeredAt = Number.NEGATIVE_INFINITY;

  constructor(options: ShopClientOptions) {
    this.#options = { timeoutMs: 4_000, ...options };
    // Not all nodes at the same process.
    this.#current = Math.floor(Math.random() * options.urls.length);
  }

  /** Milliseconds since a process of the shop last answered. */
  get sinceAnswerMs(): number {
    return performance.now() - this.#answeredAt;
  }

  /**
   * Everything may be asked again: what changes something has a key.
   *
   * @throws AccessProblem what the shop says to it
   * @throws NoShopAnswers
   */
  async ask<N extends CallName>(name: N, input: CallInput<N>): Promise<CallAnswer<N>> {
    const body = JSON.stringify(input);
    let failed: unknown;
    for (let tries = 0; tries < Math.max(2, this.#options.urls.length); tries++) {
      const asked = this.#current;
      try {
        const outcome = await this.#post<N>(this.#options.urls[asked] ?? '', name, body);
        this.#answeredAt = performance.now();
        if (outcome.ok) return calls[name].answer.parse(outcome.value) as CallAnswer<N>;
        const { code, message, ...details } = outcome.problem;
        throw new AccessProblem(code, message, details);
      } catch (error) {
        if (error instanceof AccessProblem) throw error;
        failed = error;
        // Others that were asked at the same time have failed too: one step, not several.
        if (this.#current === asked) {
          this.#current = (asked + 1) % this.#options.urls.length;
          log().warn(
            { err: error, shop: this.#options.urls[asked], call: name },
            'a process of the shop does not answer',
          );
        }
      }
    }
    throw new NoShopAnswers(failed);
  }

  close(): void {
    for (const agent of Object.values(this.#agents)) agent.destroy();
  }

  #post<N extends CallName>(url: string, name: N, body: string): Promise<CallOutcome<N>> {
    const { secret, publicUrl, protocolVersion, timeoutMs } = this.#options;
    const address = new URL(callsPath + name, url);
    const isPlain = address.protocol === 'http:';
    return new Promise((resolve, reject) => {
      const sent = (isPlain ? plainRequest : tlsRequest)(
        address,
        {
          method: 'POST',
          agent: this.#agents[isPlain ? 'http:' : 'https:'],
          signal: AbortSignal.timeout(timeoutMs),
          headers: {
            ...(publicUrl ? { host: new URL(publicUrl).host } : {}),
            authorization: `Bearer ${secret}`,
            'content-type': 'application/json',
            'content-length': Buffer.byteLength(body),
            'x-marketday-calls': `${callsVersion}.${protocolVersion}`,
          },
        },
        (response) => {
          textOf(response).then((text) => {
            if (response.statusCode !== 200) reject(new Error(`${name} was answered ${response.statusCode}`));
            else resolve(JSON.parse(text) as CallOutcome<N>);
          }, reject);
        },
      );
      sent.on('error', reject);
      sent.end(body);
    });
  }
}

async function textOf(response: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of response as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > mostAnswerBytes) throw new Error('The answer is too long.');
    parts.push(part);
  }
  return Buffer.concat(parts).toString();
}
