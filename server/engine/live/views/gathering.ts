import type { ChangeFeed } from '#server/engine/live/changes/waiting-changes.ts';
import type { TopicRegistry } from './topic-registry.ts';

interface GatheringOptions {
  announcements: Pick<ChangeFeed, 'note' | 'onTopics'>;
  registry: TopicRegistry;
  /** Rooms that somebody is in. */
  rooms(): Iterable<string>;
  /** Sends what waits. */
  send(): void;
}

/**
 * Views that many topics change are read again after any of them: at once, and then no sooner than their pace allows,
 * ending with their last state.
 * @returns a function that stops it
 */
export function gatherChanges({ announcements, registry, rooms, send }: GatheringOptions): () => void {
  const stops = registry.gathering.map(({ kind, topics, everyMs }) => {
    const prefix = `${kind}:`;
    const isMeant = new Set(topics);
    let timer: NodeJS.Timeout | undefined;
    let isDue = false;
    const note = () => {
      isDue = false;
      const watched = [...rooms()].filter((room) => room.startsWith(prefix));
      timer = setTimeout(rest, everyMs);
      if (watched.length === 0) return;
      announcements.note(watched);
      send();
    };
    const rest = () => {
      timer = undefined;
      if (isDue) note();
    };
    const unlisten = announcements.onTopics((changed) => {
      if (!changed.some((topic) => isMeant.has(topic))) return;
      isDue = true;
      if (timer === undefined) note();
    });
    return () => {
      unlisten();
      clearTimeout(timer);
    };
  });
  return () => {
    for (const stop of stops) stop();
  };
}
