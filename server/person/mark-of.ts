import { createHmac } from 'node:crypto';
import { canonicalEmail } from '#domain/person/canonical-email.ts';
import { type PlaceAddress, placeOf } from '#domain/person/place-of.ts';
import { settings } from '#server/config/settings.ts';

/** By what people are counted: two accounts with the same mark are one person. */
/** `typed`: a delivery address that nothing has reached yet, so it may be anybody's. */
export type MarkKind = 'email' | 'card' | 'place' | 'typed';

/** A keyed hash: it can be compared, and tells nothing by itself. */
function markOf(kind: MarkKind, what: string): string {
  const hash = createHmac('sha256', settings().AUTH_SECRET).update(`person:${kind}:`).update(what).digest('base64url');
  return `${kind}:${hash.slice(0, 27)}`;
}

export const emailMark = (email: string): string => markOf('email', canonicalEmail(email));

export const placeMark = (address: PlaceAddress): string => markOf('place', placeOf(address));

/** @param place the mark of a delivery address @returns the mark of the same address as somebody typed it */
export const typedMark = (place: string): string => place.replace(/^place:/, 'typed:');

/** @param fingerprint the provider's name of the card itself, the same for each account that keeps it */
export const cardMark = (fingerprint: string): string => markOf('card', fingerprint);

export const kindOfMark = (mark: string): MarkKind => mark.slice(0, mark.indexOf(':')) as MarkKind;
