import { TopicRegistry } from '#server/live/views/topic-registry.ts';
import type { AnyTopicSource, Watcher } from '#server/topic-source.ts';
import { database } from '../database/database.ts';

/** What somebody who asks to watch this thing is told: null is yes. */
export async function accessTo(source: AnyTopicSource, watcher: Watcher, id: string): Promise<string | null> {
  const registry = new TopicRegistry([source]);
  const found = registry.roomFor(`${source.kind}:${id}`, watcher);
  if ('denied' in found) return found.denied;
  if (!found.mustAsk) return null;
  const [may] = await registry.mayWatch(database(), source.kind, [{ watcher, id }]);
  return may ? null : 'not_found';
}
