import { createHash, createHmac, randomBytes } from 'node:crypto';
import type { DrawCrypto } from '#domain/drop/draw.ts';
import { ticketBytes, ticketOf } from '#domain/drop/ticket.ts';
import { numberOfBeacon } from '#domain/drop/verify-beacon.ts';
import type { NumberOfBeacon } from '#domain/drop/verify-draw.ts';

export const drawCrypto: DrawCrypto = {
  sha256: (bytes) => createHash('sha256').update(bytes).digest(),
  hmacSha256: (key, texts) => texts.map((text) => createHmac('sha256', key).update(text).digest('hex')),
};

/** 32 bytes, in lower-case hexadecimal. */
export const newSecret = (): string => randomBytes(32).toString('hex');

export const newTicket = (): string => ticketOf(randomBytes(ticketBytes));

export const numberOf: NumberOfBeacon = (beacon) => numberOfBeacon(beacon, drawCrypto);
