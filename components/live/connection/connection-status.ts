import { type ConnectionState, type LiveStore, serverTime } from '#components/live/live-store.ts';

/** Shorter interruptions are not shown. */
const quietMs = 2_000;

export class ConnectionStatus {
  readonly #store: LiveStore;
  #lostAt: number | null = null;
  #quiet: ReturnType<typeof setTimeout> | undefined;

  constructor(store: LiveStore) {
    this.#store = store;
  }

  /** The server has answered what the page shows, or that it can't be read here. */
  get isLive(): boolean {
    const { status } = this.#store.getState().connection;
    return status === 'live' || status === 'outdated';
  }

  /** There is a connection. What the page says changes with the first answer over it. */
  connected(): void {
    clearTimeout(this.#quiet);
    this.#lostAt = null;
  }

  live(): void {
    this.#store.getState().setConnection({ status: 'live', beats: 0 });
  }

  /** Some of what the page watches comes in a form that it can't read. */
  outdated(): void {
    const { connection } = this.#store.getState();
    if (connection.status === 'outdated') return;
    this.#show({
      status: 'outdated',
      since: 'since' in connection ? connection.since : serverTime(this.#store.getState()),
    });
  }

  lost(): void {
    this.#lostAt ??= Date.now();
    const since = this.#lostAt;
    clearTimeout(this.#quiet);
    this.#quiet = setTimeout(() => this.#showLost(since), Math.max(0, quietMs - (Date.now() - since)));
  }

  /** There is a connection, and for too long nothing has come over it. @param since when something last came */
  silent(since: number): void {
    clearTimeout(this.#quiet);
    this.#lostAt ??= since;
    this.#showLost(this.#lostAt);
  }

  networkLost(): void {
    this.#lostAt ??= Date.now();
    this.#showLost(this.#lostAt);
  }

  close(): void {
    clearTimeout(this.#quiet);
  }

  #showLost(since: number): void {
    const ago = Date.now() - since;
    this.#show({
      status: navigator.onLine ? 'reconnecting' : 'offline',
      since: serverTime(this.#store.getState()) - ago,
    });
  }

  #show(connection: ConnectionState): void {
    this.#store.getState().setConnection(connection);
  }
}
