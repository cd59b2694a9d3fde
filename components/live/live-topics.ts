import type { Views } from './view/apply-view.ts';

/** What live pages are told of the topics that they watch: they know none by name. */
export interface LiveTopics {
  /** Whether it means whoever watches: it is forgotten once somebody else is asking. */
  isPersonal(topic: string): boolean;
  /** The one of them that only a browser with a session has. */
  session: string;
  /** Those of these views that tell what another, which is watched, doesn't know yet: they wait for it. */
  apart(views: Views, isWatched: (topic: string) => boolean): Set<string>;
}
