import { useServerNow } from '#components/live/clock/use-server-now.ts';
import { formatAge } from '#components/ui/format/format-age.ts';
import { Moment } from '#components/ui/format/moment.tsx';
import type { ParcelRoute } from '#domain/shipping/tracking/parcel-route.ts';

interface Props {
  name: string;
  route: ParcelRoute;
  /** Hours and minutes; without them days. */
  precise: boolean;
}

/** How old is what the map shows. The age needs the reader's clock; the time stands without it. */
export function LastSeen({ name, route: { tone, stops, events, isPlaced }, precise }: Props) {
  const now = useServerNow(60_000);
  const last = stops.at(-1);
  if (!last?.label) return null;
  const scan = events.find(({ id }) => id === last.scanId) ?? events[0];
  if (!scan) return null;
  const age = precise && now !== null ? formatAge(now - Date.parse(scan.occurredAt)) : null;
  const arrived = tone === 'arrived' && isPlaced;
  return (
    <>
      {!arrived && <i className="pulse beating" aria-hidden="true" />}
      <span className="tabular">
        {name} {arrived ? 'arrived' : 'was last seen'} in {last.label},{' '}
        <Moment at={scan.occurredAt} show={precise ? 'day-time' : 'day'} />
        {age && `, ${age}`}.
      </span>
    </>
  );
}
