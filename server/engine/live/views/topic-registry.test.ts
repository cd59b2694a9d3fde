import { expect, it } from 'vitest';
import type { AnyTopicSource } from '#server/engine/live/topic-source.ts';
import { TopicRegistry } from './topic-registry.ts';

it('a kind of topic has one source: a second one would decide who may watch it', () => {
  const source = (allow: AnyTopicSource['allow']) => ({ kind: 'card', allow }) as unknown as AnyTopicSource;
  expect(() => new TopicRegistry([source(() => 'forbidden'), source(() => null)])).toThrow(
    'Two sources for the topic card.',
  );
});
