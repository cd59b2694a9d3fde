import type { OrderView } from '#contract/order/page/order-view.ts';
import type { Journey, JourneyWords } from './journey-list.ts';
import { orderHistory } from './order-history.ts';
import { trackingWords } from './tracking-words.ts';

/** An order as its own page's list tells it. @param place in the line to be packed: from 1; null: it isn't in it */
export function orderJourney(order: OrderView, place: string | null): Journey {
  const { status, collectAt, arrival, shipments } = order;
  return {
    status,
    arrival,
    isCollected: collectAt !== null && shipments.length === 0,
    own: orderHistory(order),
    parcels: shipments,
    waitsFor: waitsFor(order, place),
  };
}

function waitsFor({ status, collectAt, shipments, payment }: OrderView, place: string | null): Journey['waitsFor'] {
  if (shipments.length > 0) return null;
  switch (status) {
    case 'placed':
      return {
        title: payment?.status === 'processing' ? 'Waiting for your bank' : 'Waiting for your payment',
        detail: null,
      };
    case 'authorised':
    case 'paid':
      return { title: 'Waiting to be packed', detail: place };
    case 'packed':
      return { title: collectAt ? 'Ready to collect' : 'Waiting for the carrier', detail: null };
    default:
      return null;
  }
}

export const ownerWords: JourneyWords = { ofStatus: trackingWords, precise: true };
