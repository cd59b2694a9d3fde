import type { TopicKind } from './views.ts';

export interface ParsedTopic {
  kind: TopicKind;
  /** Empty for those that stand alone. For `viewers` it is the watched topic itself. */
  id: string;
}

/** Characters of a topic at most. */
export const longestTopic = 407;
