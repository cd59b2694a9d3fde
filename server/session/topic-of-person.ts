import type { PersonalKind } from '#contract/topics.ts';
import type { TopicSource } from '#server/engine/live/topic-source.ts';

/** A topic that is one person's alone: resolved from the session, never from a name that a client sends. */
export const topicOfPerson = <K extends PersonalKind>(kind: K, read: TopicSource<K>['read']): TopicSource<K> => ({
  kind,
  ids: null,
  read,
  resolve: ({ actor }) => (actor.kind === 'person' ? actor.personId : null),
  allow: () => null,
  ...(kind === 'me' ? {} : { partOf: 'me' }),
});
