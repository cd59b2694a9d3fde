import type { LiveEngineOptions } from '#server/engine/live/live-engine.ts';
import { watchingPeople } from '#server/session/living/watching-people.ts';
import { topicSources } from '#server/subjects.ts';
import { problemOf } from '#server/web/problem.ts';

/** What the live engine is told of the shop: its topics, its people, and what its errors say. */
export const liveShop = {
  sources: topicSources,
  people: watchingPeople,
  problemOf,
} satisfies Partial<LiveEngineOptions>;
