/**
 * pglite-socket (0.2.17) lets connections alternate message by message, so that one's Parse replaces the unnamed
 * statement that another is about to Bind. Here a turn lasts from a connection's first message until the session is
 * ready for the next query (Sync or a simple Query), and through a whole transaction. Message types: PostgreSQL
 * documentation, "Message Formats" (protocol 3.0).
 */
import type { PGlite } from '@electric-sql/pglite';

interface Waiting {
  connection: number;
  message: Uint8Array;
  onData: (data: Uint8Array) => void;
  resolve: (bytes: number) => void;
  reject: (error: Error) => void;
}

const sync = 'S'.charCodeAt(0);
/** Parse, Bind, Describe, Execute, Close, Flush: more of the same query follows. */
const withinQuery = new Set([...'PBDECH'].map((type) => type.charCodeAt(0)));
const syncMessage = Uint8Array.of(sync, 0, 0, 0, 4);

/** Takes the place of pglite-socket's own queue: the same calls, other turns. */
export class SessionTurns {
  readonly #db: PGlite;
  #waiting: Waiting[] = [];
  #turnOf: number | null = null;
  #working = false;

  constructor(db: PGlite) {
    this.#db = db;
  }

  enqueue(connection: number, message: Uint8Array, onData: (data: Uint8Array) => void): Promise<number> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ connection, message, onData, resolve, reject });
      void this.#work();
    });
  }

  getQueueLength(): number {
    return this.#waiting.length;
  }

  clearQueueForHandler(connection: number): void {
    const gone = this.#waiting.filter((one) => one.connection === connection);
    this.#waiting = this.#waiting.filter((one) => one.connection !== connection);
    for (const one of gone) one.reject(new Error('The connection was closed.'));
  }

  /** A connection that went away in its turn leaves neither a transaction nor half a query behind. */
  async clearTransactionIfNeeded(connection: number): Promise<void> {
    if (this.#turnOf !== connection) return;
    await this.#db.runExclusive(() => this.#db.execProtocolRaw(syncMessage));
    if (this.#db.isInTransaction()) await this.#db.exec('ROLLBACK');
    this.#turnOf = null;
    void this.#work();
  }

  #next(): Waiting | undefined {
    const index = this.#turnOf === null ? 0 : this.#waiting.findIndex((one) => one.connection === this.#turnOf);
    return index < 0 ? undefined : this.#waiting.splice(index, 1)[0];
  }

  async #work(): Promise<void> {
    if (this.#working) return;
    this.#working = true;
    for (let one = this.#next(); one; one = this.#next()) await this.#run(one);
    this.#working = false;
  }

  async #run({ connection, message, onData, resolve, reject }: Waiting): Promise<void> {
    this.#turnOf = connection;
    let bytes = 0;
    try {
      await this.#db.runExclusive(() =>
        this.#db.execProtocolRawStream(message, {
          onRawData(data) {
            bytes += data.length;
            onData(data);
          },
        }),
      );
      resolve(bytes);
    } catch (error) {
      reject(error as Error);
    }
    const ready = !withinQuery.has(message[0] ?? 0);
    if (ready && !this.#db.isInTransaction()) this.#turnOf = null;
  }
}
