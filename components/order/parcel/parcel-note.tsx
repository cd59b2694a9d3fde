import { arrivalOf, midSentence } from '#components/order/arrival-words.ts';
import type { NoteWords } from '#components/order/note-words.ts';
import type { ReaderTime } from '#components/order/reader-time.ts';
import { ButtonLink } from '#components/ui/form/button.tsx';
import { Moment } from '#components/ui/format/moment.tsx';
import type { OrderView } from '#contract/order/page/order-view.ts';
import type { ShipmentView, TrackingStatus } from '#contract/shipping/shipment.ts';
import { carrierName } from '#domain/shipping/tracking/carrier-name.ts';
import { isTrouble, leadParcel } from '../journey/lead-parcel.ts';

const troubles: Partial<Record<TrackingStatus, string>> = {
  exception:
    'The parcel is held up. We’re asking the carrier and will post what we learn here. You don’t need to do anything yet.',
  lost: 'The carrier can’t find the parcel. We’re looking into it with them. If it doesn’t turn up, we’ll refund or replace it.',
  expired: 'The carrier hasn’t sent an update for a long time. We’re asking where the parcel is.',
  cancelled: 'The carrier has stopped this parcel. We’ll send it another way or refund it.',
  attempt_failed:
    'The carrier tried to deliver and couldn’t. Most try again the next working day. On their page you can choose another day or a collection point.',
  return_in_progress: 'The parcel is coming back to us. We’ll tell you when it’s back with us.',
  returned: 'The parcel is back with us. We’ll write to you about sending it again or refunding it.',
};

export function parcelNote(order: OrderView, time: ReaderTime): NoteWords | null {
  const parcel = leadParcel(order);
  if (!parcel) return null;
  const { trackingNumber, status } = parcel;
  const carrier = carrierName(parcel.carrier);
  const name = order.shipments.length > 1 ? `Parcel ${order.shipments.indexOf(parcel) + 1}` : 'Your parcel';
  if (status === 'available_for_pickup') {
    return {
      tone: 'plain',
      title: 'Your parcel is ready to collect.',
      text: `It’s at ${carrier}’s collection point. Bring the tracking number: ${trackingNumber}.`,
      action: <TwoActions parcel={parcel} first={`See where at ${carrier}`} />,
    };
  }
  if (!isTrouble(status)) return parcel.delayed ? late(parcel, name, time) : null;
  const since = parcel.events[0];
  return {
    tone: 'attention',
    title: since?.message ? saidBy(since.toldByShop ? null : carrier, since.message) : titleOf(status, name),
    text: (
      <>
        {parcel.actionRequired && `${carrier} needs something from you. Please contact them. `}
        {troubles[status]}
        {since && (
          <>
            {' '}
            Since <Moment at={since.occurredAt} show="day-time" />.
          </>
        )}
      </>
    ),
    action: (
      <TwoActions
        parcel={parcel}
        first={
          status === 'attempt_failed' || parcel.actionRequired ? `Arrange it with ${carrier}` : `See it at ${carrier}`
        }
      />
    ),
  };
}

/** @param carrier null: the shop entered it */
export const saidBy = (carrier: string | null, message: string): string =>
  carrier ? `${carrier} says: “${message}”` : `Our note: “${message}”`;

const back: ReadonlySet<TrackingStatus> = new Set(['return_in_progress', 'returned']);
const titleOf = (status: TrackingStatus, name: string): string =>
  back.has(status) ? `${name} couldn’t be delivered.` : `There is a problem with ${name.toLowerCase()}.`;

function late(parcel: ShipmentView, name: string, time: ReaderTime): NoteWords {
  const { arrivals } = parcel;
  const carrier = carrierName(parcel.carrier);
  const [first, last] = [arrivals[0], arrivals.at(-1)];
  const moved = first && last && first !== last;
  const reason = (moved && last.why) || parcel.events.find((event) => event.message)?.message;
  return {
    tone: 'attention',
    title: `${name} is delayed.`,
    text: (
      <>
        {moved &&
          `It was expected ${midSentence(arrivalOf(first.eta, time).words)}; now it is ${midSentence(arrivalOf(last.eta, time).words)}. `}
        {reason ? `${carrier} says: ${reason.replace(/\.$/, '')}. ` : `${carrier} gave no reason. `}
        You don’t need to do anything. If it still hasn’t come, write to us and we’ll find it, replace it or refund you.
      </>
    ),
    action: <TwoActions parcel={parcel} first={`See it at ${carrier}`} />,
  };
}

function TwoActions({ parcel: { carrierUrl }, first }: { parcel: ShipmentView; first: string }) {
  return (
    <>
      {carrierUrl && <ButtonLink href={carrierUrl}>{first}</ButtonLink>}
      <ButtonLink href="#messages" kind={carrierUrl ? 'secondary' : 'primary'}>
        Write to us
      </ButtonLink>
    </>
  );
}
