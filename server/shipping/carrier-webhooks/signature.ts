import { createHmac, timingSafeEqual } from 'node:crypto';

/** How far a signed time may be from ours, in milliseconds. An older delivery may be a recording. */
export const toleranceMs = 300_000;

export const hmacOf = (secret: string, ...parts: (Buffer | string)[]): Buffer =>
  parts.reduce((hmac, part) => hmac.update(part), createHmac('sha256', secret)).digest();

/** Whether two signatures are the same, in a time that tells nothing about where they differ. */
export const sameBytes = (ours: Buffer, theirs: Buffer): boolean =>
  ours.length === theirs.length && timingSafeEqual(ours, theirs);
