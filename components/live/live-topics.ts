import type { Views } from './view/apply-view.ts';

/** What live pages are told of the topics that they watch: they know none by name. */
export interface LiveTopics {
  /** Those that mean whoever watches: they are forgotten once somebody else is asking. */
  personal: readonly string[];
  /** The one of them that only a browser with a session has. */
  session: string;
  /** Those of these views that tell what another, which is watched, doesn't know yet: they wait for it. */
  apart(views: Views, isWatched: (topic: string) => boolean): Set<string>;
}
