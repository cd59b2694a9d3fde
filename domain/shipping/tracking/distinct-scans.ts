import type { ParcelEvent } from './parcel-event.ts';
import { statusOfWord, type TrackingStatus } from './tracking-status.ts';

/** Adds up what several senders said of one scan; contradictions resolve the same way in any order of arrival. */
export function distinctScans<E extends ParcelEvent>(all: readonly E[]): (E & { status: TrackingStatus })[] {
  const byKey = new Map<string, E>();
  for (const event of all) {
    const known = byKey.get(event.key);
    if (!known || contentOf(event) < contentOf(known)) byKey.set(event.key, event);
  }
  const byScan = new Map<string, E>();
  for (const event of [...byKey.values()].sort((a, b) => (a.key < b.key ? -1 : 1))) {
    const known = byScan.get(event.scan);
    byScan.set(event.scan, known ? joined(known, event) : event);
  }
  return [...byScan.values()].map((event) => ({ ...event, status: statusOfWord(event.word) }));
}

const joined = <E extends ParcelEvent>(known: E, more: E): E => ({
  ...known,
  eta: more.eta ?? known.eta,
  signedBy: more.signedBy ?? known.signedBy,
  photoUrl: more.photoUrl ?? known.photoUrl,
  delayed: known.delayed || more.delayed,
  actionRequired: known.actionRequired || more.actionRequired,
  toldByShop: known.toldByShop && more.toldByShop,
});

export const contentOf = ({
  scan,
  eta,
  signedBy,
  photoUrl,
  delayed,
  actionRequired,
  toldByShop,
}: ParcelEvent): string => JSON.stringify([scan, eta, signedBy, photoUrl, delayed, actionRequired, toldByShop]);
