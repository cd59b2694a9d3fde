import type { ClientToServer } from './socket.ts';
import type { TopicKind } from './views.ts';

/** An added field keeps the version; a form that an open page would misread raises it, and is named under it. */
export interface Protocol {
  version: number;
  /** By version: which topics and events nobody of an earlier version can read. `watch` stands for all topics. */
  changes: Readonly<Record<number, readonly (TopicKind | keyof ClientToServer)[]>>;
}

export const protocol: Protocol = { version: 1, changes: {} };

/** Whether `name` has the same form on both sides; the older side always answers yes. @param other its version */
export function isShared({ changes }: Protocol, other: number, name: TopicKind | keyof ClientToServer): boolean {
  return Object.entries(changes).every(([version, changed]) => Number(version) <= other || !changed.includes(name));
}

export const isReadable = (own: Protocol, other: number, kind: TopicKind): boolean =>
  isShared(own, other, 'watch') && isShared(own, other, kind);
