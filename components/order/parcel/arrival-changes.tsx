import { isNews, midSentence, sayArrival } from '#components/order/arrival-words.ts';
import type { ReaderTime } from '#components/order/reader-time.ts';
import type { ShipmentView } from '#contract/shipping/shipment.ts';
import { carrierName } from '#domain/shipping/tracking/carrier-name.ts';

interface Props {
  parcel: Pick<ShipmentView, 'arrivals' | 'carrier'>;
  time: ReaderTime;
}

export function ArrivalChanges({ parcel: { arrivals, carrier }, time }: Props) {
  const changes = changesIn(arrivals, time);
  if (changes.length === 0) return null;
  return (
    <ol>
      {changes.map(({ from, to, earlier, saidAt, why }) => (
        <li key={`${to} ${saidAt}`}>
          {earlier ? `Moved forward from ${from} to ${to}` : `Moved from ${from} to ${to}`}
          {saidAt && `, ${midSentence(time.day(saidAt))}`}.{' '}
          {why ? `${carrierName(carrier)}: “${why}”` : `${carrierName(carrier)} gave no reason.`}
        </li>
      ))}
    </ol>
  );
}

interface Change {
  from: string;
  to: string;
  earlier: boolean;
  saidAt: string | null;
  why: string | null;
}

/** The changes a reader wants to know of: carriers move an arrival by minutes all day long. */
export function changesIn(arrivals: ShipmentView['arrivals'], time: ReaderTime): Change[] {
  const changes: Change[] = [];
  const said = { ...time, now: null };
  let [before] = arrivals;
  for (const arrival of arrivals.slice(1)) {
    if (!before) break;
    if (!isNews(before.eta, arrival.eta, time)) continue;
    const [from, to] = [before, arrival].map(({ eta }) => midSentence(sayArrival(eta, said))) as [string, string];
    const earlier = Date.parse(arrival.eta) < Date.parse(before.eta);
    changes.push({ from, to, earlier, saidAt: arrival.saidAt, why: arrival.why });
    before = arrival;
  }
  return changes;
}
