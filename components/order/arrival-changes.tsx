import type { ShipmentView } from '#contract/shipment.ts';
import { midSentence, sayArrival } from './order-headline.ts';
import type { ReaderTime } from './reader-time.ts';

interface Props {
  parcel: Pick<ShipmentView, 'arrivals' | 'carrier'>;
  time: ReaderTime;
}

/** How the expected arrival changed, and why, if anybody said. Nothing while it is what was first said. */
export function ArrivalChanges({ parcel: { arrivals, carrier }, time }: Props) {
  if (arrivals.length < 2) return null;
  return (
    <ol className="small mute tr-eta">
      {arrivals.slice(1).map(({ eta, saidAt, why }, index) => {
        const before = arrivals[index]?.eta ?? eta;
        const moved = Date.parse(eta) < Date.parse(before) ? 'Brought forward' : 'Moved';
        return (
          <li key={`${eta} ${saidAt}`}>
            {moved} from {midSentence(sayArrival(before, time))} to {midSentence(sayArrival(eta, time))}
            {saidAt && `, said ${midSentence(time.day(saidAt))}`}.{' '}
            {why ? `${carrier}: “${why}”` : `${carrier} gave no reason.`}
          </li>
        );
      })}
    </ol>
  );
}
