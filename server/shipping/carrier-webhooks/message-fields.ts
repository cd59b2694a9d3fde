import { createHash } from 'node:crypto';
import tzLookup from '@photostructure/tz-lookup';
import { z } from 'zod';
import type { TrackingEventInput } from '#contract/shipping/shipment.ts';
import { UnreadableMessage } from './carrier-webhook.ts';

/** Text that may be missing, null or empty: all the same. Longer than we keep is cut. */
export const optionalText = (most: number) =>
  z
    .string()
    .nullish()
    .transform((text) => text?.trim().slice(0, most) || undefined);

/** @throws UnreadableMessage */
export function parseMessage(body: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(body).toString('utf8'));
  } catch {
    throw new UnreadableMessage('The body is not valid JSON.');
  }
}

/**
 * Reads a message, whose other fields may be anything.
 * @throws UnreadableMessage naming the first field that is wrong
 */
export function readMessage<S extends z.ZodType>(schema: S, message: unknown): z.output<S> {
  const result = schema.safeParse(message);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new UnreadableMessage(`${issue?.path.join('.') || 'body'}: ${issue?.message ?? 'is not valid'}`);
}

export function placeOf(place: {
  city?: string | undefined;
  region?: string | undefined;
  postalCode?: string | undefined;
  country?: string | undefined;
  lat?: number | undefined;
  lng?: number | undefined;
}): TrackingEventInput['location'] {
  const known = Object.entries(place).filter(([, value]) => value !== undefined);
  return known.length > 0 ? Object.fromEntries(known) : undefined;
}

const withZone = /(Z|[+-]\d{2}:?\d{2})$/;

/**
 * A sender's moment as ours: without a zone the time at the place, if that is known, else UTC. A day alone is its noon:
 * it must not become the day before for those west of it.
 * @returns undefined for what is no moment
 */
export function momentOf(text: string | null | undefined, place?: { lat: number; lng: number }): string | undefined {
  if (!text) return undefined;
  const whole = /^\d{4}-\d{2}-\d{2}$/.test(text) ? `${text}T12:00:00` : text.trim().replace(' ', 'T');
  const utc = new Date(withZone.test(whole) ? whole : `${whole}Z`);
  if (Number.isNaN(utc.getTime())) return undefined;
  if (withZone.test(whole) || !place) return utc.toISOString();
  return new Date(utc.getTime() - zoneOffsetMs(utc, tzLookup(place.lat, place.lng))).toISOString();
}

/** How far a zone is ahead of UTC when its clocks show `wall`. */
function zoneOffsetMs(wall: Date, zone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' }).formatToParts(wall);
  const name = parts.find((part) => part.type === 'timeZoneName')?.value ?? 'GMT';
  const [, sign = '+', hours = '0', minutes = '0'] = /GMT([+-])(\d{2}):(\d{2})/.exec(name) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000;
}

/** An id made of what happened, for senders that number messages but not events. */
export const scanId = (source: string, ...parts: (string | undefined)[]): string =>
  `${source}:${createHash('sha256')
    .update(JSON.stringify(parts.map((part) => part ?? null)))
    .digest('hex')
    .slice(0, 40)}`;
