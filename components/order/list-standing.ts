import type { ListedParcel } from '#contract/shipping/shipment.ts';
import { midSentence } from './arrival-words.ts';
import { leadParcel, troubleWords } from './journey/lead-parcel.ts';
import type { ReaderTime } from './reader-time.ts';

/** An order as lists have it. */
export interface ListedOrder {
  status: string;
  toCollect: boolean;
  parcels: readonly ListedParcel[];
}

/** Where an order is: "On its way, Tue 24 Nov", "Delivered Thu 12 Nov". Null: its state says as much. */
export function listStanding({ status, toCollect, parcels }: ListedOrder, time: ReaderTime): string | null {
  const parcel = leadParcel({ shipments: parcels });
  const trouble = parcel && troubleWords(parcel.status);
  switch (status) {
    case 'packed':
      return toCollect ? 'Ready to collect' : null;
    case 'partly_shipped':
      return trouble ?? null;
    case 'shipped':
      return trouble ?? (parcel && onItsWay(parcel, time));
    case 'delivered':
    case 'completed':
      return trouble ?? arrived(parcels, toCollect, time);
    default:
      return null;
  }
}

function onItsWay({ status, eta, delayed }: ListedParcel, time: ReaderTime): string | null {
  if (status === 'out_for_delivery') return 'Out for delivery';
  if (status === 'available_for_pickup') return 'Ready to collect';
  if (eta === null) return delayed ? 'Delayed' : null;
  const day = midSentence(time.day(eta));
  return delayed ? `Delayed: ${day}` : `On its way, ${day}`;
}

function arrived(parcels: readonly ListedParcel[], toCollect: boolean, time: ReaderTime): string | null {
  const last = parcels
    .flatMap(({ deliveredAt }) => deliveredAt ?? [])
    .sort()
    .at(-1);
  if (!last) return toCollect ? 'Collected' : null;
  return `Delivered ${midSentence(time.day(last))}`;
}
