import type { TopicSource } from '#server/engine/live/topic-source.ts';

/** `viewers:<topic>`: public. Counted in memory by presence, so there is nothing to read. */
export const viewersTopic: TopicSource<'viewers'> = {
  kind: 'viewers',
  read: async () => new Map(),
  allow: () => null,
};
