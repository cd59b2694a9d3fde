import type { TopicSource } from '#server/engine/live/topic-source.ts';

/** `viewers:<topic>`, public. Presence counts it in memory, so there is nothing to read. */
export const viewersTopic: TopicSource<'viewers'> = {
  kind: 'viewers',
  read: async () => new Map(),
  allow: () => null,
};
