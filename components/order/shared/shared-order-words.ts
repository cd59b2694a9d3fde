import { areOver, midSentence, promisedDays, sayArrivalDay, sayDays, sayOut } from '#components/order/arrival-words.ts';
import type { Journey, JourneyWords } from '#components/order/journey/journey-list.ts';
import { leadParcel } from '#components/order/journey/lead-parcel.ts';
import { trackingWords } from '#components/order/journey/tracking-words.ts';
import { isOut, parcelWords, underWay } from '#components/order/order-headline.ts';
import type { ReaderTime } from '#components/order/reader-time.ts';
import type { OpenSharedOrder } from '#contract/order/page/shared-order.ts';
import type { TrackingStatus } from '#contract/shipping/shipment.ts';

/** For friends the shop isn’t “us”. */
const sharedParcelWords: Record<TrackingStatus, string> = {
  ...trackingWords,
  return_in_progress: 'On its way back to the shop',
  returned: 'Back at the shop',
  expired: 'No news from the carrier',
};
export const strangerWords: JourneyWords = { ofStatus: sharedParcelWords, precise: false };

const back: ReadonlySet<TrackingStatus> = new Set(['return_in_progress', 'returned']);
const calledOff: ReadonlySet<string> = new Set(['cancelled', 'refunded']);
const arrived: ReadonlySet<string> = new Set(['delivered', 'completed']);

/** The same answer as on the buyer's own page, in days instead of hours. */
export function sharedHeadline(order: OpenSharedOrder, time: ReaderTime): string {
  const { status, parcels, packedAt, toCollect } = order;
  if (calledOff.has(status)) return toCollect ? 'This order was cancelled' : 'This delivery was cancelled';
  const lead = leadParcel({ shipments: parcels });
  if (!lead) return withoutParcel(order, time);
  const said = back.has(lead.status) ? sharedParcelWords[lead.status] : parcelWords(lead.status);
  if (said) return said;
  if (lead.status === 'delivered') {
    return arrived.has(status) ? `Delivered${deliveredOn(parcels, time)}` : 'Delivered, and the rest follows';
  }
  if (lead.eta) return sayArrivalDay(lead.eta, time);
  if (isOut(lead)) return sayOut(lead.updates.find(isOut)?.at, time);
  if (lead.delayed) return 'Late. We’re finding out why';
  const days = promisedDays(order.arrival, lead);
  if (days && !areOver(days, time)) return `Arrives ${sayDays(days)}`;
  return underWay(lead.status) ?? (packedAt ? 'Packed, waiting for the carrier' : 'Waiting for the carrier');
}

function withoutParcel({ status, packedAt, toCollect, arrival }: OpenSharedOrder, time: ReaderTime): string {
  if (arrived.has(status)) return toCollect ? 'Collected' : 'Delivered';
  if (packedAt) return toCollect ? 'Ready to collect' : 'Packed, waiting for the carrier';
  return arrival && !areOver(arrival, time)
    ? `${toCollect ? 'Ready' : 'Arrives'} ${sayDays(arrival)}`
    : 'Being prepared';
}

function deliveredOn(parcels: OpenSharedOrder['parcels'], time: ReaderTime): string {
  const last = parcels
    .flatMap(({ deliveredAt }) => deliveredAt ?? [])
    .sort()
    .at(-1);
  return last ? ` ${midSentence(time.day(last))}` : '';
}

/** A shared delivery as its list tells it. When it was paid is nobody else's. */
export function sharedJourney(order: OpenSharedOrder): Journey {
  const { status, toCollect, arrival, packedAt, collectedAt, parcels } = order;
  const own = [
    ...(collectedAt ? [{ key: 'collected', at: collectedAt, title: 'Collected', detail: null }] : []),
    ...(packedAt ? [{ key: 'packed', at: packedAt, title: 'Packed', detail: null }] : []),
  ];
  const waits = toCollect ? 'Ready to collect' : 'Waiting for the carrier';
  const isWaiting = parcels.length === 0 && !arrived.has(status) && !calledOff.has(status);
  return {
    status: !packedAt && status === 'placed' ? 'paid' : status,
    isCollected: toCollect && parcels.length === 0,
    arrival,
    own,
    parcels: parcels.map(({ updates, ...parcel }) => ({
      ...parcel,
      events: updates.map(({ at, ...update }) => ({ ...update, occurredAt: at, message: null })),
    })),
    waitsFor: isWaiting ? { title: packedAt ? waits : 'Being prepared', detail: null } : null,
  };
}
