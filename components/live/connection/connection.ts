/** The socket asks again after a reconnect, with the versions that the page holds; nothing is replayed. */

import { ServerOffset } from '#components/live/clock/server-offset.ts';
import type { LiveStore } from '#components/live/live-store.ts';
import type { LiveTopics } from '#components/live/live-topics.ts';
import { Together } from '#components/live/view/together.ts';
import type { ViewTracing } from '#components/live/view/trace-views.ts';
import { isReadable, type Protocol, protocol } from '#contract/wire/protocol.ts';
import type { WatchReply } from '#contract/wire/socket.ts';
import type { SentView, TopicKind, View } from '#contract/wire/views.ts';
import { ConnectionStatus } from './connection-status.ts';
import { Heartbeat } from './heartbeat.ts';
import { type LiveSocket, openLiveSocket, reconnectDelayMs } from './live-socket.ts';
import { followPageLifecycle } from './page-lifecycle.ts';
import { ackTimeoutMs, SocketCommands } from './socket-commands.ts';
import { WatchCounts } from './watch-counts.ts';
import { WatchRequests } from './watch-requests.ts';

interface ConnectionOptions {
  topics: Pick<LiveTopics, 'isPersonal' | 'apart'>;
  openSocket?: () => Promise<LiveSocket>;
  /** What this page was made for. */
  own?: Protocol;
}

export class Connection {
  readonly #store: LiveStore;
  readonly #openSocket: () => Promise<LiveSocket>;
  readonly #own: Protocol;
  readonly #isPersonal: (topic: string) => boolean;
  readonly #status: ConnectionStatus;
  readonly #counts = new WatchCounts();
  readonly #offset = new ServerOffset();
  readonly #requests: WatchRequests;
  readonly #together: Together;
  readonly commands = new SocketCommands(() => this.#socket);
  readonly heartbeat: Heartbeat;
  #known: View[] = [];
  #socket: LiveSocket | null = null;
  #closed = false;
  #stopFollowing = () => {};
  #trace: ViewTracing | undefined;

  constructor(store: LiveStore, { topics, openSocket = () => openLiveSocket(), own = protocol }: ConnectionOptions) {
    this.#store = store;
    this.#openSocket = openSocket;
    this.#own = own;
    this.#isPersonal = topics.isPersonal;
    this.#status = new ConnectionStatus(store);
    this.#together = new Together({
      apart: topics.apart,
      views: () => store.getState().views,
      isWatched: (topic) => this.#counts.has(topic),
      show: (views) => store.getState().apply(views),
    });
    this.#requests = new WatchRequests({
      store,
      ask: async (topics) => {
        const reply = await this.#socket?.timeout(ackTimeoutMs).emitWithAck('watch', { topics });
        if (reply) this.heartbeat.heard();
        return reply ?? null;
      },
      isWanted: (topic) => this.#counts.has(topic),
      onAnswer: this.#take,
      onRepaired: this.#showAnswered,
    });
    this.heartbeat = new Heartbeat({
      ask: (topic) => void this.#requests.ask([topic]),
      isLive: () => this.#socket?.connected === true && this.#status.isLive,
      onSilent: (since) => this.#status.silent(since),
      onHeard: () => {
        this.#status.connected();
        this.#showAnswered();
      },
    });
  }

  /** Connects once the page has been painted, so that the socket's code delays nothing. */
  async open(): Promise<void> {
    this.#closed = false;
    const socket = await this.#openSocket();
    if (this.#closed || this.#socket) {
      socket.disconnect();
      return;
    }
    this.#socket = socket;
    socket.on('connect', () => this.#connected());
    socket.on('disconnect', () => this.#lost());
    socket.io.on('reconnect_attempt', () => this.#lost());
    socket.on('protocol', ({ version }) => this.#store.setState({ serverProtocol: version }));
    socket.on('history', () => {
      this.#together.forget();
      this.#store.getState().beginAnew();
    });
    socket.on('trace', () => void this.#startTracing());
    socket.on('view', (view) => this.#receive(view));
    // One delay for the next connection, spread by the server over all its pages.
    socket.on('goodbye', ({ retryAfterMs }) => socket.io.reconnectionDelay(Math.max(100, retryAfterMs)));
    this.#stopFollowing = followPageLifecycle({
      onWake: () => this.#wake(),
      onNetworkLost: () => this.#status.networkLost(),
      onLeave: () => socket.disconnect(),
      onReturn: () => this.#return(),
    });
  }

  close(): void {
    this.#closed = true;
    this.#status.close();
    this.heartbeat.close();
    this.#requests.close();
    this.#together.forget();
    this.#stopFollowing();
    this.#socket?.disconnect();
    this.#socket = null;
  }

  /** Watches a topic while a widget shows it. @param initial only what is newer is asked for @returns stops watching */
  watch(topic: string, initial?: View | null): () => void {
    const first = this.#counts.add(topic);
    if (first) this.#requests.add(topic);
    if (initial) this.#known.push(initial);
    // Widgets mount together: they are told of, and asked for, together.
    if (first || initial) queueMicrotask(() => void this.#send());
    return () => this.#unwatch(topic);
  }

  /** The server is of another version than the page, or of another history: the next page is to come from it whole. */
  get isOfAnotherVersion(): boolean {
    const { serverProtocol, anew } = this.#store.getState();
    return anew || (serverProtocol !== null && serverProtocol !== this.#own.version);
  }

  /** Somebody else is asking from now on. The browser's other tabs hear of it (`other-tabs`). */
  reconnect(): void {
    document.dispatchEvent(new Event('session'));
    this.#forgetPerson();
    this.#socket?.disconnect().connect();
  }

  #connected(): void {
    this.#socket?.io.reconnectionDelay(reconnectDelayMs);
    // A server of another version says so before anything else.
    this.#store.setState({ serverProtocol: this.#own.version });
    this.#repair();
  }

  #repair(): void {
    this.#status.connected();
    this.#offset.restart();
    for (const topic of this.#counts.topics) this.#requests.add(topic);
    void this.#send().then((answered) => answered && this.#showAnswered());
  }

  #lost(): void {
    this.heartbeat.lost();
    if (!this.#closed) this.#status.lost();
  }

  #wake(): void {
    // The clock may have drifted while the page slept; so may the views, if the socket is dead. If
    // it outlived an interruption of the network, no new connection will say that all is well.
    if (this.#socket?.connected) this.#repair();
    else this.#socket?.connect();
  }

  /** Somebody else may have signed in meanwhile. */
  #return(): void {
    this.#forgetPerson();
    this.#socket?.connect();
  }

  #forgetPerson(): void {
    this.#together.forget();
    this.#store.getState().forget(this.#isPersonal);
  }

  #unwatch(topic: string): void {
    if (!this.#counts.remove(topic)) return;
    this.#requests.drop(topic);
    // The view stays in the store: a way back shows it at once and asks only for what is newer.
    if (this.#socket?.connected) this.#socket.emit('unwatch', { topics: [topic] }, () => {});
  }

  /** @returns whether the server answered all of it */
  async #send(): Promise<boolean> {
    if (this.#known.length > 0) this.#store.getState().apply(this.#known.splice(0));
    if (!this.#socket?.connected) return false;
    const answered = await this.#requests.send();
    if (this.#isOutdated()) this.#status.outdated();
    return answered;
  }

  readonly #take = (
    { now, views, denied }: Extract<WatchReply, { ok: true }>,
    asked: readonly string[],
    roundTripMs: number,
  ): void => {
    const { setDenied, setClockOffset } = this.#store.getState();
    const offset = this.#offset.measure(Date.parse(now), roundTripMs);
    if (offset !== null) setClockOffset(offset);
    this.#together.take(views.filter(({ topic }) => this.#canRead(topic)));
    const unreadable = asked.filter((topic) => !this.#canRead(topic));
    setDenied([...denied, ...unreadable.map((topic) => ({ topic, code: 'outdated' as const }))], asked);
  };

  #receive(view: SentView): void {
    this.heartbeat.heard();
    if (!this.#canRead(view.topic)) return;
    const applied = this.#trace?.(view);
    this.#store.getState().beat();
    this.#together.take([view]);
    applied?.();
  }

  readonly #showAnswered = (): void => {
    if (this.#isOutdated()) this.#status.outdated();
    else this.#status.live();
  };

  #isOutdated(): boolean {
    const { denied } = this.#store.getState();
    return this.#counts.topics.some((topic) => denied[topic] === 'outdated');
  }

  #canRead(topic: string): boolean {
    const { serverProtocol } = this.#store.getState();
    const [kind] = topic.split(':', 1) as [TopicKind];
    return serverProtocol === null || isReadable(this.#own, serverProtocol, kind);
  }

  /** The server asks some pages to tell how long views take to their pixels; those that save data don't. */
  async #startTracing(): Promise<void> {
    const { connection } = navigator as { connection?: { saveData?: boolean } };
    if (this.#trace || connection?.saveData) return;
    const { traceViews } = await import('#components/live/view/trace-views.ts');
    this.#trace ??= traceViews(this.#store, (topic) => this.#requests.ask([topic]));
  }
}
