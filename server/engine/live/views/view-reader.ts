import type { TopicKind, View } from '#contract/wire/views.ts';
import { database } from '#server/engine/database/database.ts';
import { readRows } from '#server/engine/database/statement.ts';
import type { Ground } from '#server/engine/live/people.ts';
import type { Asked } from '#server/engine/live/topic-source.ts';
import type { Room, TopicRegistry } from './topic-registry.ts';

/** What the live engine asks of the app's data. */
export interface ViewReader {
  /**
   * The newest views of these rooms. One that has none is left out.
   *
   * @param changed their topics have changed: versions that belong to no row are counted up before
   */
  read(rooms: readonly Room[], changed: boolean): Promise<Map<string, View>>;
  /** What lets each of these watch, or null, of those that only the data knows. */
  mayWatch(kind: TopicKind, asked: readonly Asked[]): Promise<(Ground | null)[]>;
}

export const databaseReader = (registry: TopicRegistry): ViewReader => ({
  async read(rooms, changed) {
    const counted = rooms.filter(({ kind }) => changed && registry.isCounted(kind)).map(({ name }) => name);
    // Before its view is read: a view may be newer than its version, never older.
    if (counted.length > 0) await countUp(counted);
    return registry.read(database(), rooms);
  },
  mayWatch: (kind, asked) => registry.mayWatch(database(), kind, asked),
});

/** What belongs to no row of its own has a version that is counted up here. */
async function countUp(topics: string[]): Promise<void> {
  // A query, not an execution: this announces nothing, so nobody need be woken by it.
  await readRows`
    INSERT INTO topic_version (topic) SELECT unnest(${topics}::text[]) ORDER BY 1
    ON CONFLICT (topic) DO UPDATE SET version = topic_version.version + 1`;
}
