/**
 * Takes the topics that changed, reads each one's view once whoever watches, and sends it to its
 * room. The `change` row is deleted in the transaction that sent it, so a crash in between sends it
 * again: at least once, and harmless, because a browser drops what is not newer than what it has.
 *
 * Conflation: a quiet topic is sent at once. A topic sent less than `windowMs` ago waits for the end
 * of its window (longer for a room so large that a pass over it takes long), and then its last state
 * is sent; its rows stay in the table meanwhile.
 */
import type { SentView } from '#contract/views.ts';
import { database, type Tx, transaction } from '#server/database/database.ts';
import { log } from '#server/log.ts';
import { fanOutSize, publishedViews, publishPass } from './live-metrics.ts';
import { traceOf } from './server-trace.ts';
import type { TopicRegistry } from './topic-registry.ts';
import type { ViewCache } from './view-cache.ts';

interface TakenTopic {
  topic: string;
  /** How many announcements of it were taken. */
  rows: number;
  /** Since its oldest announcement was written, in milliseconds of the database's clock. */
  waitedMs: number;
}

export interface PublisherOptions {
  registry: TopicRegistry;
  cache: ViewCache;
  /** Sends a view to everyone in the room. @returns how many that is */
  send(room: string, view: SentView): number;
  /** How many are in the room. An empty room's view is not even read. */
  watchers(room: string): number;
  windowMs?: number;
  /** How long the last pass over a room took: a large room's window widens to twice that. */
  passMs?(room: string): number;
  pollMs?: number;
  /** Hears the topics of every pass before they are sent, whoever changed them. */
  onTopics?(topics: string[]): void;
}

const batch = 2_000;
/** A pass costs the same for one commit as for many. */
const gatherMs = 8;

export class Publisher {
  readonly #options: Required<Omit<PublisherOptions, 'onTopics'>> & Pick<PublisherOptions, 'onTopics'>;
  /** Until when a room that was just sent to waits for its next view. */
  readonly #quietUntil = new Map<string, number>();
  #running: Promise<void> | null = null;
  #woken = false;
  #timer: NodeJS.Timeout | undefined;
  #stopped = false;
  #passedAt = 0;

  constructor(options: PublisherOptions) {
    this.#options = { windowMs: 50, pollMs: 200, passMs: () => 0, ...options };
  }

  start(): void {
    this.#schedule(0);
  }

  /** Something of ours has just committed: look at once. Cheap to call too often. */
  wake = (): void => {
    if (this.#stopped) return;
    this.#woken = true;
    if (!this.#running) this.#schedule(this.#untilNextPass());
  };

  /** A quiet publisher goes at once. One that has just gone lets a moment's commits gather for one pass. */
  #untilNextPass(): number {
    return Math.max(0, gatherMs - (performance.now() - this.#passedAt));
  }

  /** Sends what is still due, then stops. */
  async stop(): Promise<void> {
    await this.#running;
    this.#quietUntil.clear();
    if (!this.#stopped) await this.#pass().catch(() => {});
    this.#stopped = true;
    clearTimeout(this.#timer);
  }

  #schedule(afterMs: number): void {
    clearTimeout(this.#timer);
    if (this.#stopped) return;
    this.#timer = setTimeout(() => {
      this.#running = this.#run().finally(() => {
        this.#running = null;
        this.#schedule(this.#woken ? this.#untilNextPass() : this.#nextDelay());
      });
    }, afterMs);
  }

  async #run(): Promise<void> {
    const woken = this.#woken;
    this.#woken = false;
    try {
      if (!woken && !(await this.#somethingDue())) return;
      while (!this.#stopped && (await this.#pass()) === batch);
    } catch (error) {
      if (!this.#stopped) log().error({ err: error }, 'publishing failed; it will be tried again');
    }
  }

  #nextDelay(): number {
    const soonest = Math.min(...this.#quietUntil.values()) - Date.now();
    return Math.max(1, Math.min(this.#options.pollMs, soonest));
  }

  #waiting(): string[] {
    const now = Date.now();
    for (const [room, until] of this.#quietUntil) if (until <= now) this.#quietUntil.delete(room);
    return [...this.#quietUntil.keys()];
  }

  async #somethingDue(): Promise<boolean> {
    const rows = await database().$queryRaw<{ due: boolean }[]>`
      SELECT EXISTS (SELECT 1 FROM change WHERE topic <> ALL (${this.#waiting()}::text[])) AS due`;
    return rows[0]?.due ?? false;
  }

  async #pass(): Promise<number> {
    const end = publishPass.startTimer();
    const taken = await transaction(
      async (tx) => {
        // What belongs to no row of its own is counted up here, under the lock of its announcement.
        const topics = await tx.$queryRaw<TakenTopic[]>`
          WITH due AS (
            SELECT id, topic, at FROM change WHERE topic <> ALL (${this.#waiting()}::text[])
            ORDER BY id LIMIT ${batch} FOR UPDATE SKIP LOCKED
          ), taken AS (
            DELETE FROM change USING due WHERE change.id = due.id
          ), counted AS (
            INSERT INTO topic_version (topic)
            SELECT DISTINCT topic FROM due WHERE topic = ANY (${this.#options.registry.counted}::text[]) ORDER BY topic
            ON CONFLICT (topic) DO UPDATE SET version = topic_version.version + 1
          )
          SELECT topic, count(*)::int AS rows,
                 (extract(epoch FROM clock_timestamp() - min(at)) * 1000)::float8 AS "waitedMs"
          FROM due GROUP BY topic ORDER BY min(id)`;
        if (topics.length > 0) await this.#publish(tx, topics);
        return topics.reduce((sum, { rows }) => sum + rows, 0);
      },
      { silent: true },
    );
    end();
    this.#passedAt = performance.now();
    return taken;
  }

  async #publish(tx: Tx, taken: TakenTopic[]): Promise<void> {
    const { registry, cache, send, watchers, onTopics, windowMs, passMs } = this.#options;
    const takenAt = performance.now();
    const topics = taken.map(({ topic }) => topic);
    onTopics?.(topics);
    const waited = new Map(taken.map(({ topic, waitedMs }) => [topic, waitedMs]));
    const rooms = topics.map((topic) => registry.roomOfChange(topic)).filter((room) => room !== null);
    const watched = rooms.filter((room) => {
      if (watchers(room.name) > 0) return true;
      cache.forget(room.name);
      return false;
    });
    const views = await registry.read(tx, watched);
    for (const [room, view] of views) {
      cache.keep(room, view);
      publishedViews.inc();
      const trace = traceOf(waited.get(room) ?? 0, performance.now() - takenAt, passMs(room));
      fanOutSize.inc(send(room, { ...view, trace }));
      this.#quietUntil.set(room, Date.now() + Math.max(windowMs, 2 * passMs(room)));
    }
  }
}
