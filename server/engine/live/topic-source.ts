import type { ProblemCode } from '#contract/wire/problem.ts';
import type { TopicKind, ViewData } from '#contract/wire/views.ts';
import type { Tx } from '#server/engine/database/database.ts';
import type { Ground, Watcher } from './people.ts';

export interface Versioned<K extends TopicKind> {
  version: number;
  data: ViewData[K];
}

export interface Asked {
  watcher: Watcher;
  id: string;
}

/**
 * How one kind of topic is read and who may watch it. Subjects declare theirs; the live engine
 * knows none by name.
 */
export interface TopicSource<K extends TopicKind = TopicKind> {
  kind: K;
  /** What its ids look like; null: it stands alone. Left out: up to a hundred letters, digits, `-` and `_`. */
  ids?: RegExp | null;
  /**
   * Reads the views of these ids, in as few statements as it can. An id without a view is left out.
   * The version is read before, or in one statement with, the data: data may be newer than its
   * version, never older.
   */
  read(db: Tx, ids: string[]): Promise<Map<string, Versioned<K>>>;
  /** @returns null if the watcher may watch `id`, else why not; 'ask' if only the database knows */
  allow(watcher: Watcher, id: string): ProblemCode | null | 'ask';
  /**
   * What lets each of these watch, or null: of those that only the database knows, in one statement, however many ask.
   * When it ends, they watch no more.
   */
  mayWatch?(db: Tx, asked: readonly Asked[]): Promise<(Ground | null)[]>;
  /** The id behind a name that means something else to each watcher: `me`. */
  resolve?(watcher: Watcher): string | null;
  /** Whether a view only says that there is nothing more to see. Whoever holds no earlier one is told `not_found` instead. */
  isGone?(data: ViewData[K]): boolean;
  /**
   * Who watches it, by the names of `People.personOf`: nothing else is read, and nothing announces it.
   * @param isHere tells whether somebody watches it at any process
   */
  present?: (isHere: (person: string) => boolean) => Promise<ViewData[K]>;
  /** No single row owns this topic: the publisher counts its version up in `topic_version`. */
  counted?: boolean;
  /** Anyone may watch it: its view may travel between processes over Redis. */
  shared?: true;
  /** The kind that shows this too, under the same id: it changes whenever this does, and nothing else announces it. */
  partOf?: TopicKind;
  /** Topics of which any may change what all of this kind show: those that are watched are read again, this often at most. */
  after?: { topics: readonly string[]; everyMs: number };
}

/** A source of any kind, for lists of them. */
export type AnyTopicSource = { [K in TopicKind]: TopicSource<K> }[TopicKind];
