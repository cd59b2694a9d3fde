import type { Views } from './view/apply-view.ts';

/** Tells live pages about the topics they watch, none of which they know by name. */
export interface LiveTopics {
  /** True for a topic about its watcher: its view is dropped when someone else signs in. */
  isPersonal(topic: string): boolean;
  /** The personal topic that only a browser with a session has. */
  session: string;
  /** The views that are ahead of another watched view, and wait for it. */
  apart(views: Views, isWatched: (topic: string) => boolean): Set<string>;
}
