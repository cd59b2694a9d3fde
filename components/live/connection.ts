/**
 * The page's one socket: watches what its widgets show, asks again after a reconnect with the
 * versions it holds, and gets only what is newer. Nothing is missed and nothing is replayed.
 */
import type { Socket } from 'socket.io-client';
import type { PlaceBid } from '#contract/auction.ts';
import type { ProblemCode } from '#contract/errors.ts';
import { maxTopicsPerWatch } from '#contract/limits.ts';
import type { BidReply, ClientToServer, ServerToClient, WatchReply } from '#contract/socket.ts';
import { topicOf } from '#contract/topics.ts';
import type { View } from '#contract/views.ts';
import type { LiveStore } from './live-store.ts';
import type { ViewTracing } from './trace-views.ts';

type LiveSocket = Socket<ServerToClient, ClientToServer>;

const ackTimeoutMs = 10_000;
/** A shorter interruption is not worth a word. */
const quietMs = 2_000;

/** What another try may be answered. */
const again: readonly string[] = ['too_many', 'unavailable'] satisfies ProblemCode[];

/** Nothing left the page. */
export class NotConnected extends Error {}

export class Connection {
  readonly #store: LiveStore;
  readonly #watchers = new Map<string, number>();
  readonly #toWatch = new Set<string>();
  #known: View[] = [];
  #socket: LiveSocket | null = null;
  #bestRoundTrip = Number.POSITIVE_INFINITY;
  #lostAt: number | null = null;
  #quiet: ReturnType<typeof setTimeout> | undefined;
  #again: ReturnType<typeof setTimeout> | undefined;
  #closed = false;
  #trace: ViewTracing | undefined;

  constructor(store: LiveStore) {
    this.#store = store;
  }

  /** Connects once the page has been painted, so that the socket's code delays nothing. */
  async open(): Promise<void> {
    this.#closed = false;
    const { io } = await import('socket.io-client');
    if (this.#closed || this.#socket) return;
    const socket: LiveSocket = io({
      transports: ['websocket', 'polling'],
      auth: { browser: browserId() },
      reconnectionDelay: 1_000,
      // The client clamps to the maximum after its jitter; one maximum for all would be one wave.
      reconnectionDelayMax: 4_000 * (0.5 + Math.random()),
      randomizationFactor: 1,
    });
    this.#socket = socket;
    socket.on('connect', () => this.#connected());
    socket.on('disconnect', () => this.#lost());
    socket.io.on('reconnect_attempt', () => this.#lost());
    socket.on('trace', () => void this.#startTracing());
    socket.on('view', (view) => {
      const applied = this.#trace?.(view);
      this.#store.getState().receive(view);
      applied?.();
    });
    socket.on('goodbye', ({ retryAfterMs }) => {
      socket.io.reconnectionDelay(Math.max(100, retryAfterMs));
    });
    addEventListener('online', this.#wake);
    addEventListener('offline', this.#network);
    document.addEventListener('visibilitychange', this.#wake);
    addEventListener('pagehide', this.#leave);
    addEventListener('pageshow', this.#return);
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#quiet);
    clearTimeout(this.#again);
    removeEventListener('online', this.#wake);
    removeEventListener('offline', this.#network);
    document.removeEventListener('visibilitychange', this.#wake);
    removeEventListener('pagehide', this.#leave);
    removeEventListener('pageshow', this.#return);
    this.#socket?.disconnect();
    this.#socket = null;
  }

  /**
   * Watches a topic for as long as at least one widget shows it.
   *
   * @param initial what the server rendered of it, so that only what is newer is asked for
   * @returns stops watching
   */
  watch(topic: string, initial?: View | null): () => void {
    const count = this.#watchers.get(topic) ?? 0;
    this.#watchers.set(topic, count + 1);
    if (count === 0) this.#toWatch.add(topic);
    if (initial) this.#known.push(initial);
    // Widgets mount together: they are told of, and asked for, together.
    if (count === 0 || initial) queueMicrotask(() => void this.#send());
    return () => this.#unwatch(topic);
  }

  /** The session has changed: connect again with the new cookie, and forget who `me` was. */
  reconnect(): void {
    this.#store.getState().forget(topicOf.me);
    this.#socket?.disconnect().connect();
  }

  /**
   * @throws NotConnected if it was not sent
   * @throws Error if no answer came, or not in time: the bid may or may not have counted
   */
  async bid(bid: PlaceBid): Promise<BidReply> {
    if (!this.#socket?.connected) throw new NotConnected('There is no connection.');
    return this.#socket.timeout(ackTimeoutMs).emitWithAck('bid', bid);
  }

  #connected(): void {
    clearTimeout(this.#quiet);
    this.#lostAt = null;
    this.#bestRoundTrip = Number.POSITIVE_INFINITY;
    this.#socket?.io.reconnectionDelay(1_000);
    for (const topic of this.#watchers.keys()) this.#toWatch.add(topic);
    void this.#send().then(this.#showLive);
  }

  readonly #showLive = (answered: boolean): void => {
    if (answered) this.#store.getState().setConnection({ status: 'live', beats: 0 });
  };

  #lost(): void {
    if (this.#closed) return;
    this.#lostAt ??= Date.now();
    const since = this.#lostAt;
    clearTimeout(this.#quiet);
    this.#quiet = setTimeout(() => this.#showLost(since), Math.max(0, quietMs - (Date.now() - since)));
  }

  #showLost(since: number): void {
    const status = navigator.onLine ? 'reconnecting' : 'offline';
    this.#store.getState().setConnection({ status, since });
  }

  /** The shop asks some pages to tell how long views take to their pixels; those that save data don't. */
  async #startTracing(): Promise<void> {
    const { connection } = navigator as { connection?: { saveData?: boolean } };
    if (this.#trace || connection?.saveData) return;
    const { traceViews } = await import('./trace-views.ts');
    this.#trace ??= traceViews(this.#store, (topic) => this.#sendGroup([topic]));
  }

  readonly #network = (): void => {
    this.#lostAt ??= Date.now();
    this.#showLost(this.#lostAt);
  };

  readonly #wake = (): void => {
    if (document.visibilityState !== 'visible' || !this.#socket) return;
    if (this.#socket.connected) {
      // The clock may have drifted while the page slept; so may the views, if the socket is dead. If
      // it outlived an interruption of the network, no new connection will say that all is well.
      this.#connected();
    } else {
      this.#socket.connect();
    }
  };

  /** A page with an open socket can't be kept for the way back. */
  readonly #leave = (): void => {
    this.#socket?.disconnect();
  };

  /** Back from the browser's memory: somebody else may have signed in meanwhile. */
  readonly #return = ({ persisted }: PageTransitionEvent): void => {
    if (!persisted) return;
    this.#store.getState().forget(topicOf.me);
    this.#socket?.connect();
  };

  #unwatch(topic: string): void {
    const count = (this.#watchers.get(topic) ?? 1) - 1;
    if (count > 0) {
      this.#watchers.set(topic, count);
      return;
    }
    this.#watchers.delete(topic);
    this.#toWatch.delete(topic);
    // The view stays in the store: a way back shows it at once and asks only for what is newer.
    if (this.#socket?.connected) this.#socket.emit('unwatch', { topics: [topic] }, () => {});
  }

  /** @returns whether the server answered all of it */
  async #send(): Promise<boolean> {
    if (this.#known.length > 0) this.#store.getState().apply(this.#known.splice(0));
    if (!this.#socket?.connected) return false;
    const topics = [...this.#toWatch];
    this.#toWatch.clear();
    const groups = [];
    for (let i = 0; i < topics.length; i += maxTopicsPerWatch) groups.push(topics.slice(i, i + maxTopicsPerWatch));
    const answered = await Promise.all(groups.map((group) => this.#sendGroup(group)));
    return answered.every(Boolean);
  }

  async #sendGroup(group: string[]): Promise<boolean> {
    const { views } = this.#store.getState();
    const sentAt = performance.now();
    try {
      const reply: WatchReply | undefined = await this.#socket?.timeout(ackTimeoutMs).emitWithAck('watch', {
        topics: group.map((topic) => ({ topic, version: views[topic]?.version })),
      });
      if (!reply?.ok) {
        if (reply && again.includes(reply.error.code)) this.#sendLater(group, reply.error.retryAfterMs);
        return false;
      }
      this.#measureClock(reply.now, performance.now() - sentAt);
      this.#store.getState().apply(reply.views);
      this.#store.getState().setDenied(reply.denied, group);
      return true;
    } catch {
      // No answer: another connection asks again for everything, and this one if it lives.
      this.#sendLater(group);
      return false;
    }
  }

  /** Many may have been sent away together: they don't all come again at once. */
  #sendLater(group: string[], retryAfterMs = 1_000): void {
    for (const topic of group) if (this.#watchers.has(topic)) this.#toWatch.add(topic);
    clearTimeout(this.#again);
    this.#again = setTimeout(() => void this.#send().then(this.#showLive), retryAfterMs * (1 + Math.random()));
  }

  /** The answer was made about half a round trip ago; the fastest answer is the best measurement. */
  #measureClock(now: string, roundTripMs: number): void {
    if (roundTripMs >= this.#bestRoundTrip) return;
    this.#bestRoundTrip = roundTripMs;
    this.#store.getState().setClockOffset(Date.parse(now) + roundTripMs / 2 - Date.now());
  }
}

/** A random name for this browser, so that two tabs count as one visitor. It opens nothing. */
function browserId(): string {
  const key = 'marketday-browser';
  try {
    const known = localStorage.getItem(key) ?? crypto.randomUUID();
    localStorage.setItem(key, known);
    return known;
  } catch {
    return 'unknown';
  }
}
