import type { OrderView } from '#contract/order.ts';
import type { ShipmentView, TrackingStatus } from '#contract/shipment.ts';
import { ButtonLink } from '../ui/button.tsx';
import { Moment } from '../ui/moment.tsx';
import { midSentence, sayArrival } from './order-headline.ts';
import type { NoteWords } from './order-note.tsx';
import { isTrouble, leadParcel } from './order-progress.ts';
import type { ReaderTime } from './reader-time.ts';

/** What we do next, and what there is to do for its reader. */
const troubles: Partial<Record<TrackingStatus, string>> = {
  exception: 'Something holds the parcel up. We ask the carrier and say here what we learn; you need do nothing yet.',
  lost: 'The carrier can’t find the parcel. We look into it with them, and refund or replace what doesn’t turn up.',
  expired: 'The carrier hasn’t told us anything for a long time. We ask where it is.',
  cancelled: 'The carrier won’t deliver this parcel. We send it another way or refund it.',
  attempt_failed:
    'The carrier came by and couldn’t hand it over. They mostly try again the next working day; with them you can choose another day or a pick-up point.',
  return_in_progress: 'The parcel couldn’t be delivered and is coming back to us. We write to you once it is here.',
  returned: 'The parcel is back with us. We write to you to send it again or refund it.',
};

/** What the heading can't say of a parcel that is late, in trouble, or waits for its reader. */
export function parcelNote(order: OrderView, time: ReaderTime): NoteWords | null {
  const parcel = leadParcel(order);
  if (!parcel) return null;
  const { carrier, trackingNumber, status } = parcel;
  const name = order.shipments.length > 1 ? `Parcel ${order.shipments.indexOf(parcel) + 1}` : 'Your parcel';
  if (status === 'available_for_pickup') {
    return {
      tone: 'plain',
      title: 'It waits for you.',
      text: `${carrier} keeps it at the pick-up point. Bring ${trackingNumber}.`,
      action: <TwoActions parcel={parcel} first={`See where, at ${carrier}`} />,
    };
  }
  if (!isTrouble(status)) return parcel.delayed ? late(parcel, name, time) : null;
  const since = parcel.events[0];
  return {
    tone: 'attention',
    title: since?.message ?? `${name} is not on its usual way.`,
    text: (
      <>
        {parcel.actionRequired && `${carrier} needs something from you: ask them what. `}
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

/** The first and the present arrival, and the reason, if the carrier gave one. */
function late(parcel: ShipmentView, name: string, time: ReaderTime): NoteWords {
  const { arrivals, carrier } = parcel;
  const [first, last] = [arrivals[0], arrivals.at(-1)];
  const moved = first && last && first !== last;
  const reason = (moved && last.why) || parcel.events.find((event) => event.message)?.message;
  return {
    tone: 'attention',
    title: `${name} is delayed.`,
    text: (
      <>
        {moved &&
          `It was expected ${midSentence(sayArrival(first.eta, time))}; now it is ${midSentence(sayArrival(last.eta, time))}. `}
        {reason ? `${carrier} says: ${reason.replace(/\.$/, '')}. ` : `${carrier} gave no reason. `}
        You need do nothing. If it hasn’t come two working days after that, write to us: we find it, refund it or send
        another.
      </>
    ),
    action: <TwoActions parcel={parcel} first={`See it at ${carrier}`} />,
  };
}

/** To the carrier, who has it, and to us, who sent it. */
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
