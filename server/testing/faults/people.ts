/** Those who use a shop under fire: they ask again under the same key until they are told, and watch what they are shown. */
import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { io } from 'socket.io-client';
import type { View } from '#contract/wire/views.ts';
import { testApiKey } from '../database.ts';
import type { TestSocket } from '../live-server.ts';
import { oneOf, type Random, type ShopProcess } from './shop-under-fire.ts';

export interface Asked {
  path: string;
  body: object;
  key: string;
  tries: number;
  /** The answer, once there is one that won't change: done, or refused. */
  answer: { status: number; body: unknown } | null;
}

export const anAsk = (path: string, body: object): Asked => ({ path, body, key: randomUUID(), tries: 0, answer: null });

/** One try, at one process. */
async function attempt(asked: Asked, shop: ShopProcess): Promise<void> {
  asked.tries++;
  try {
    const response = await fetch(shop.url + asked.path, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: `Bearer ${testApiKey}`,
        'idempotency-key': asked.key,
      },
      body: JSON.stringify(asked.body),
      signal: AbortSignal.timeout(6_000),
    });
    const body = (await response.json()) as { code?: string };
    const passing = response.status >= 500 || body.code === 'idempotency_in_progress';
    if (!passing) asked.answer = { status: response.status, body };
  } catch {
    // No answer: nobody knows whether it was done.
  }
}

/** Asks either process, again and again, until there is an answer or `isOver`. */
export async function ask(
  asked: Asked,
  { shops, random, isOver }: { shops: readonly ShopProcess[]; random: Random; isOver: () => boolean },
): Promise<void> {
  while (!asked.answer && !isOver()) {
    await attempt(asked, oneOf(random, shops));
    if (!asked.answer) await wait(100 + random() * 200);
  }
}

/** A page: it holds the newest view of each topic, and comes back when its connection goes. */
export class Page {
  readonly views = new Map<string, View>();
  readonly problems: string[] = [];
  received = 0;
  connections = 0;
  readonly #topics: readonly string[];
  #socket: TestSocket | undefined;

  constructor(topics: readonly string[]) {
    this.#topics = topics;
  }

  connect(shop: { url: string }): void {
    this.close();
    const socket: TestSocket = io(shop.url, { transports: ['websocket'], forceNew: true, reconnection: false });
    this.#socket = socket;
    /** What this connection has been sent: there a version never goes back. */
    const sent = new Map<string, number>();
    socket.on('view', (view) => {
      if (view.version < (sent.get(view.topic) ?? -1)) this.problems.push(`${view.topic} went back to ${view.version}`);
      sent.set(view.topic, view.version);
      this.#apply(view);
    });
    socket.on('connect', () => {
      this.connections++;
      void this.#watch(socket);
    });
  }

  close(): void {
    this.#socket?.disconnect();
    this.#socket = undefined;
  }

  get isConnected(): boolean {
    return this.#socket?.connected ?? false;
  }

  /** Asks with the versions that it holds, and again if there is no answer. */
  async #watch(socket: TestSocket): Promise<void> {
    while (socket.connected) {
      const topics = this.#topics.map((topic) => ({ topic, version: this.views.get(topic)?.version }));
      const reply = await socket
        .timeout(10_000)
        .emitWithAck('watch', { topics })
        .catch(() => null);
      if (reply?.ok) {
        for (const view of reply.views) this.#apply(view);
        return;
      }
      await wait(200);
    }
  }

  #apply(view: View): void {
    this.received++;
    if (view.version > (this.views.get(view.topic)?.version ?? -1)) this.views.set(view.topic, view);
  }
}
