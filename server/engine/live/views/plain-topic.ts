import type { ParsedTopic } from '#contract/wire/topic.ts';
import type { TopicKind } from '#contract/wire/views.ts';

const plain = /^([a-z][a-z-]*)(?::([A-Za-z0-9_:-]{1,100}))?$/;

/** Returns what the text names as `kind` or `kind:id`, or null for anything else. */
export function plainTopic(text: string): ParsedTopic | null {
  const [, kind, id = ''] = plain.exec(text) ?? [];
  return kind === undefined ? null : { kind: kind as TopicKind, id };
}
