/** Carriers' messages become events here, never in the request that brought them; reading one twice changes nothing. */
import { z } from 'zod';
import { createShipmentSchema, trackingEventSchema } from '#contract/shipping/shipment.ts';
import { transaction } from '#server/engine/database/database.ts';
import { type Outcome, outbox } from '#server/engine/work/outbox.ts';
import { retryDelay } from '#server/engine/work/retry-delay.ts';
import { Prisma } from '../../prisma/generated/client.ts';
import type { CarrierNews } from './carrier-webhooks/carrier-webhook.ts';
import { parseMessage, readMessage } from './carrier-webhooks/message-fields.ts';
import { isSource, sources } from './carrier-webhooks/sources.ts';
import { findParcel, lockParcelNumber, type ParcelName, parcelKey } from './find-parcel.ts';
import { recordCarrierNews } from './record-tracking-event.ts';

export const mostAttempts = 8;

interface MessageToRead {
  id: string;
  source: string;
  body: Uint8Array;
}

const pulledSchema = createShipmentSchema
  .pick({ carrier: true, trackingNumber: true })
  .extend({ events: z.array(trackingEventSchema) });

/** @throws UnreadableMessage */
function newsOf({ source, body }: MessageToRead): CarrierNews | null {
  const message = parseMessage(body);
  if (isSource(source)) return sources[source].toNews(message);
  const { events, ...parcel } = readMessage(pulledSchema, message);
  return { parcel, events };
}

const done = Prisma.sql`status = 'done', done_at = clock_timestamp(), due_at = NULL, problem = NULL`;

/** Whether there is such a parcel. If not, the message is set aside for when there is one. */
async function parcelOrAside(id: string, parcel: ParcelName): Promise<{ id: string } | null> {
  return transaction(async (tx) => {
    // A parcel that is made meanwhile takes the same lock, and then finds this message set aside.
    await lockParcelNumber(tx, parcel);
    const found = await findParcel(tx, parcel);
    if (!found) {
      const problem = 'There is no such parcel.';
      await tx.carrierMessage.update({
        where: { id },
        data: { status: 'unmatched', dueAt: null, claimedBy: null, problem, ...parcelKey(parcel) },
      });
    }
    return found;
  });
}

async function readOne(message: MessageToRead): Promise<Outcome> {
  const news = newsOf(message);
  if (!news) return 'done';
  // A parcel that is given another number meanwhile isn't the one that the carrier means.
  let isRecorded = false;
  while (!isRecorded) {
    const parcel = await parcelOrAside(message.id, news.parcel);
    if (!parcel) return 'marked';
    isRecorded = await recordCarrierNews(parcel.id, news);
  }
  const { carrier, trackingNumber } = parcelKey(news.parcel);
  return Prisma.sql`${done}, carrier = ${carrier}, tracking_number = ${trackingNumber}`;
}

const messages = outbox<MessageToRead>({
  name: 'read carriers’ messages',
  failure: 'a carrier’s message failed',
  table: 'carrier_message',
  key: ['id'],
  open: Prisma.sql`status = 'waiting'`,
  columns: Prisma.sql`id, source, body`,
  set: {
    done,
    failed: (problem, isGivenUp) => Prisma.sql`status = ${isGivenUp ? 'failed' : 'waiting'}, problem = ${problem}`,
  },
  attempt: readOne,
  atOnce: 1,
  claimSeconds: 60,
  mostAttempts,
  retrySeconds: (attempts) => retryDelay({ firstSeconds: 5, longestSeconds: 3_600 }, attempts),
  isWatched: true,
});

export const readCarrierMessages = messages.work;

export const readDueMessages = (): Promise<void> => messages.workOff();

export const releaseMessages = messages.release;
