import { randomUUID } from 'node:crypto';
import type { ChangeFeed, Found } from '#server/live/changes/waiting-changes.ts';
import { type CallAnswer, type Cursor, changesAtOnce } from './calls.ts';

interface Seen extends Found {
  number: number;
  at: number;
}

const keptMs = 15_000;
const mostKept = 100_000;

/**
 * The rows of `change` that this process has seen of late, by looking or by being told, for nodes that can't look. Each
 * counts from one on; a node says up to which it knows them.
 */
export class SeenChanges {
  readonly #clock: () => number;
  /** Ends with what was seen without a gap. */
  #process = randomUUID();
  #number = 0;
  #seen: Seen[] = [];

  constructor(feed: Pick<ChangeFeed, 'onTopics' | 'onLost'>, clock = () => performance.now()) {
    this.#clock = clock;
    feed.onTopics((_topics, found) => this.#add(found));
    feed.onLost(() => {
      this.#process = randomUUID();
      this.#seen = [];
    });
  }

  since(after: Cursor | null): Pick<CallAnswer<'changes'>, 'cursor' | 'changes' | 'lost'> {
    this.#dropOld();
    const newest = { process: this.#process, number: this.#number };
    const first = this.#seen[0]?.number ?? this.#number + 1;
    if (!after || after.process !== this.#process || after.number < first - 1 || after.number > this.#number)
      return { cursor: newest, changes: [], lost: true };
    const changes = this.#seen.slice(after.number + 1 - first, after.number + 1 - first + changesAtOnce);
    const last = changes.at(-1)?.number ?? this.#number;
    return {
      cursor: { process: this.#process, number: last },
      changes: changes.map(({ topic, ids }) => ({ topic, ids: [...ids] })),
      lost: false,
    };
  }

  #add(found: readonly Found[]): void {
    const at = this.#clock();
    for (const { topic, ids } of found) this.#seen.push({ number: ++this.#number, at, topic, ids });
    if (this.#seen.length > mostKept) this.#dropOld();
  }

  #dropOld(): void {
    const young = this.#clock() - keptMs;
    let gone = Math.max(0, this.#seen.length - mostKept);
    while (gone < this.#seen.length && (this.#seen[gone]?.at ?? 0) < young) gone++;
    if (gone > 0) this.#seen = this.#seen.slice(gone);
  }
}
