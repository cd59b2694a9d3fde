import type { AnyTopicSource } from '#server/engine/live/topic-source.ts';
import { viewersTopic } from '#server/engine/live/views/live-topics.ts';
import { topicSources } from '#server/subjects.ts';
import { pageSource } from '#server/web/page-source.ts';

/** Its names say what is in the shop, or nothing: anyone may watch it, or it is one that stands alone. */
const isPublic = ({ shared, ids, resolve }: AnyTopicSource): boolean =>
  shared === true || (ids === null && resolve === undefined);

const publicKinds: ReadonlySet<string> = new Set([
  ...topicSources.filter(isPublic).map(({ kind }) => kind),
  ...Object.values(pageSource).map((source) => kindOf(typeof source === 'string' ? source : source(''))),
  viewersTopic.kind,
]);

function kindOf(topic: string): string {
  const colon = topic.indexOf(':');
  return colon < 0 ? topic : topic.slice(0, colon);
}

/** Whether anybody may read the topic's name: processes tell each other of all others under seal. */
export const namesNobody = (topic: string): boolean => publicKinds.has(kindOf(topic));
