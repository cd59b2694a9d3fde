import type { ViewersView } from './viewers.ts';

/**
 * What the view of each kind of topic holds. The wire knows one; the contract of each subject adds its own here, by
 * `declare module`.
 */
export interface ViewData {
  viewers: ViewersView;
}
export type TopicKind = keyof ViewData;

/** The whole state of a topic at a version, never a delta. The data is never older than the version. */
export interface View<K extends TopicKind = TopicKind> {
  topic: string;
  version: number;
  data: ViewData[K];
}

/** The first three stages of a trace, in milliseconds. */
export type ServerTrace = readonly [waiting: number, reading: number, sending: number];

export interface SentView<K extends TopicKind = TopicKind> extends View<K> {
  trace?: ServerTrace;
}
