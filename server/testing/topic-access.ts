import type { Watcher } from '#server/engine/live/people.ts';
import type { AnyTopicSource } from '#server/engine/live/topic-source.ts';
import { TopicRegistry } from '#server/engine/live/views/topic-registry.ts';
import { database } from '../engine/database/database.ts';

/** What somebody who asks to watch this thing is told: null is yes. */
export async function accessTo(source: AnyTopicSource, watcher: Watcher, id: string): Promise<string | null> {
  const registry = new TopicRegistry([source]);
  const found = registry.roomFor(`${source.kind}:${id}`, watcher);
  if ('denied' in found) return found.denied;
  if (!found.mustAsk) return null;
  const [may] = await registry.mayWatch(database(), source.kind, [{ watcher, id }]);
  return may ? null : 'not_found';
}
