/**
 * Carriers' messages become events here, never in the request that brought them. A row is claimed in
 * one statement, read, and marked. What somebody claimed who dies in between is read by another; reading
 * a message twice changes nothing.
 */
import { z } from 'zod';
import { createShipmentSchema, trackingEventSchema } from '#contract/shipment.ts';
import { readDatabaseClock } from '#server/database/clock.ts';
import { database, type Tx, transaction } from '#server/database/database.ts';
import { log } from '#server/log.ts';
import { claimedBy, type ReleaseClaims } from '#server/schedule/claims.ts';
import type { DueWork } from '#server/schedule/due-work.ts';
import { type RetryPace, retryDelay } from '#server/schedule/retry-delay.ts';
import { type CarrierNews, UnreadableMessage } from './carrier-webhooks/carrier-webhook.ts';
import { readMessage } from './carrier-webhooks/message-fields.ts';
import { isSource, sources } from './carrier-webhooks/sources.ts';
import { findParcel, lockParcelNumber, type ParcelName, parcelKey } from './find-parcel.ts';
import { recordTrackingEvent } from './record-tracking-event.ts';

const claimSeconds = 60;
export const mostAttempts = 8;
const retryPace: RetryPace = { firstSeconds: 5, longestSeconds: 3_600 };

interface ClaimedMessage {
  id: string;
  source: string;
  body: Uint8Array;
  attempts: number;
}

async function claim(): Promise<ClaimedMessage | null> {
  const rows = await database().$queryRaw<ClaimedMessage[]>`
    UPDATE carrier_message SET attempts = attempts + 1, claimed_by = ${claimedBy()},
      due_at = clock_timestamp() + make_interval(secs => ${claimSeconds})
    WHERE id = (SELECT id FROM carrier_message WHERE status = 'waiting' AND due_at <= clock_timestamp()
                ORDER BY due_at LIMIT 1 FOR UPDATE SKIP LOCKED)
    RETURNING id, source, body, attempts`;
  return rows[0] ?? null;
}

const pulledSchema = createShipmentSchema
  .pick({ carrier: true, trackingNumber: true })
  .extend({ events: z.array(trackingEventSchema) });

/** @throws UnreadableMessage */
function newsOf({ source, body }: ClaimedMessage): CarrierNews | null {
  let message: unknown;
  try {
    message = JSON.parse(Buffer.from(body).toString('utf8'));
  } catch {
    throw new UnreadableMessage('The body is not valid JSON.');
  }
  if (isSource(source)) return sources[source].toNews(message);
  const { events, ...parcel } = readMessage(pulledSchema, message);
  return { parcel, events };
}

async function mark(db: Tx, id: string, status: string, about: { parcel?: ParcelName; problem?: string } = {}) {
  await db.carrierMessage.update({
    where: { id },
    data: {
      ...{ status, dueAt: null, problem: about.problem ?? null },
      ...(about.parcel ? parcelKey(about.parcel) : {}),
      ...(status === 'done' ? { doneAt: await readDatabaseClock(db) } : {}),
    },
  });
}

/** The parcel, or null after the message was set aside for when there is one. */
async function parcelOrAside(id: string, parcel: ParcelName): Promise<{ id: string } | null> {
  return transaction(async (tx) => {
    // A parcel that is made meanwhile takes the same lock, and then finds this message set aside.
    await lockParcelNumber(tx, parcel);
    const found = await findParcel(tx, parcel);
    if (!found) await mark(tx, id, 'unmatched', { parcel, problem: 'There is no such parcel.' });
    return found;
  });
}

async function readOne(message: ClaimedMessage): Promise<void> {
  const news = newsOf(message);
  if (!news) return mark(database(), message.id, 'done');
  const parcel = await parcelOrAside(message.id, news.parcel);
  if (!parcel) return;
  await recordTrackingEvent(parcel.id, news.events);
  await mark(database(), message.id, 'done', { parcel: news.parcel });
}

async function setBack({ id, attempts }: ClaimedMessage, error: unknown): Promise<void> {
  const problem = (error instanceof Error ? error.message : String(error)).slice(0, 500);
  // What can't be read now can't be read later: people have to look.
  if (error instanceof UnreadableMessage || attempts >= mostAttempts) {
    await mark(database(), id, 'failed', { problem });
    return;
  }
  const inSeconds = retryDelay(retryPace, attempts);
  await database().$executeRaw`
    UPDATE carrier_message SET problem = ${problem}, claimed_by = NULL,
      due_at = clock_timestamp() + make_interval(secs => ${inSeconds})
    WHERE id = ${id} AND attempts = ${attempts} AND status = 'waiting'`;
}

/** Reads every message that is due. */
export async function readDueMessages(): Promise<void> {
  for (let message = await claim(); message; message = await claim()) {
    try {
      // Its last claim was never marked: whoever held it died that often, and is not asked again.
      if (message.attempts > mostAttempts) throw new Error('every attempt ended without an answer');
      await readOne(message);
    } catch (error) {
      log().warn({ err: error, message: message.id, attempts: message.attempts }, 'a carrier’s message failed');
      await setBack(message, error);
    }
  }
}

/** What this process had taken up is due. */
export const releaseMessages: ReleaseClaims = (processId) => database().$executeRaw`
  UPDATE carrier_message SET due_at = least(due_at, clock_timestamp()), claimed_by = NULL
  WHERE status = 'waiting' AND claimed_by = ${processId}`;

/** Messages that wait to be read. */
export const readCarrierMessages: DueWork = {
  name: 'read carriers’ messages',
  async next() {
    const { _min } = await database().carrierMessage.aggregate({ where: { status: 'waiting' }, _min: { dueAt: true } });
    return _min.dueAt;
  },
  run: readDueMessages,
};
