import type { ClientToServer } from './socket.ts';
import type { TopicKind } from './topics.ts';

/**
 * The form of what crosses the wire, by a number. A field that is added leaves the number as it is. Where an open page
 * could not read the new form, or would misread it, the number goes up, and the change is named under it.
 */
export interface Protocol {
  version: number;
  /** By version: which topics and events nobody of an earlier version can read. `watch` stands for all topics. */
  changes: Readonly<Record<number, readonly (TopicKind | keyof ClientToServer)[]>>;
}

export const protocol: Protocol = { version: 1, changes: {} };

/**
 * Whether `name` has the same form on both sides. Only the newer side knows: the older one, asked the same, says yes.
 *
 * @param other the other side's version
 */
export function isShared({ changes }: Protocol, other: number, name: TopicKind | keyof ClientToServer): boolean {
  return Object.entries(changes).every(([version, changed]) => Number(version) <= other || !changed.includes(name));
}

/** Whether a view of this kind has the same form on both sides. */
export const isReadable = (own: Protocol, other: number, kind: TopicKind): boolean =>
  isShared(own, other, 'watch') && isShared(own, other, kind);
