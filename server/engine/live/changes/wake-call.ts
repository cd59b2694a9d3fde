/**
 * Wakes other processes after a commit by NOTIFY. The call may be lost, since the poll finds the change too (decision
 * 010). A statement of its own: NOTIFY within a transaction makes its commit wait for all others that notify.
 */
import { Client } from 'pg';
import { log } from '#server/engine/process/log.ts';

const channel = 'marketday_change';

export interface WakeCallOptions {
  hasOthers: () => boolean;
  /** Calls are made, and heeded, at most this often. The first at once, the last of several after all. */
  everyMs?: number;
  retryMs?: number;
  /** A connection on which the database takes longer to answer is ended, and made anew. */
  answerMs?: number;
}

/** Runs `work` at once, and at most every `ms` however often it is asked for. */
function atMostEvery(ms: number, work: () => void): () => void {
  let timer: NodeJS.Timeout | undefined;
  let again = false;
  const ask = () => {
    if (timer) {
      again = true;
      return;
    }
    timer = setTimeout(() => {
      timer = undefined;
      if (again) ask();
    }, ms).unref();
    again = false;
    work();
  };
  return ask;
}

export class WakeCall {
  /** Asks for a call. Cheap to ask for too often. */
  readonly call: () => void;
  readonly #url: string;
  readonly #retryMs: number;
  readonly #answerMs: number;
  readonly #id = crypto.randomUUID();
  readonly #onCall: () => void;
  #listener = () => {};
  #client: Client | null = null;
  #calling = false;
  #retry: NodeJS.Timeout | undefined;
  #stopped = false;

  constructor(url: string, { hasOthers, everyMs = 50, retryMs = 2_000, answerMs = 5_000 }: WakeCallOptions) {
    this.#url = url;
    this.#retryMs = retryMs;
    this.#answerMs = answerMs;
    const notify = atMostEvery(everyMs, () => void this.#notify());
    this.call = () => {
      if (hasOthers()) notify();
    };
    this.#onCall = atMostEvery(everyMs, () => this.#listener());
  }

  /** Runs `listener` when another process calls. Connects by itself, again and again. */
  listen(listener: () => void): void {
    this.#listener = listener;
    void this.#connect();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    this.#listener = () => {};
    clearTimeout(this.#retry);
    await this.#client?.end().catch(() => {});
  }

  async #connect(): Promise<void> {
    const client = new Client({
      connectionString: this.#url,
      application_name: 'marketday wake call',
      keepAlive: true,
      keepAliveInitialDelayMillis: 10_000,
      connectionTimeoutMillis: 10_000,
      query_timeout: this.#answerMs,
    });
    client.on('error', () => {});
    client.on('notification', ({ payload }) => {
      if (payload !== this.#id) this.#onCall();
    });
    client.once('end', () => this.#connectLater());
    try {
      await client.connect();
      await client.query(`LISTEN ${channel}`);
      if (this.#stopped) return await client.end();
      this.#client = client;
      // Changes may have been committed while nobody listened.
      this.#onCall();
    } catch (error) {
      if (!this.#stopped)
        log().warn({ err: error }, 'the other processes can’t be heard; changes are looked for instead');
      await client.end().catch(() => {});
      this.#connectLater();
    }
  }

  #connectLater(): void {
    this.#client = null;
    this.#calling = false;
    clearTimeout(this.#retry);
    if (!this.#stopped) this.#retry = setTimeout(() => void this.#connect(), this.#retryMs).unref();
  }

  async #notify(): Promise<void> {
    const client = this.#client;
    // One that isn't answered must not be followed by a queue of others.
    if (!client || this.#calling) return;
    this.#calling = true;
    // A call that a crash loses is none the worse. For this transaction only: a pooler gives its connection to others.
    await client
      .query("SELECT set_config('synchronous_commit', 'off', true), pg_notify($1, $2)", [channel, this.#id])
      .catch(() => client.end().catch(() => {}));
    this.#calling = false;
  }
}
