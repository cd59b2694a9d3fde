'use client';

import { timeAxis } from '#components/auction/history/time-axis.ts';
import { useServerNow } from '#components/live/clock/use-server-now.ts';
import { Moment } from '#components/ui/format/moment.tsx';
import type { Sale } from './sale.ts';

export function TimeRule({ sale, renderedAt }: { sale: Sale; renderedAt: string }) {
  const now = useServerNow(10_000) ?? Date.parse(renderedAt);
  const closed = sale.ended.map(({ lot, view }) => ({ lot, at: Date.parse(view.closedAt ?? view.endsAt) }));
  const coming = sale.open.map(({ lot, view }) => ({ lot, at: Date.parse(view.endsAt) }));
  if (coming.length === 0 && closed.length === 0) return null;
  const axis = timeAxis(
    [...closed, ...coming].map(({ at }) => at),
    Date.parse(renderedAt),
  );
  const within = ({ at }: { at: number }) => at >= axis.from && at <= axis.to;
  const left = (at: number) => ({ left: `${axis.place(at).toFixed(2)}%` });
  const next = coming[0];
  const labelled = withRoom(coming.filter(within), ({ at }) => axis.place(at));
  return (
    <section className="container lot-axis-frame" aria-label="Closing times">
      <div className="lot-axis" aria-hidden="true">
        <div className="lot-axis__line" />
        {axis.ticks.map((at) => (
          <span key={at} className="lot-axis__hour" style={left(at)}>
            <i />
            <b className="small muted tabular">
              <Moment at={new Date(at).toISOString()} beside={new Date(at).toISOString()} />
            </b>
          </span>
        ))}
        {closed.filter(within).map(({ lot, at }) => (
          <i key={lot.id} className="lot-axis__lot lot-axis__lot--done" style={left(at)} />
        ))}
        {coming.filter(within).map(({ lot, at }) => (
          <span
            key={lot.id}
            className={lot.id === next?.lot.id ? 'lot-axis__lot lot-axis__lot--hot' : 'lot-axis__lot'}
            style={left(at)}
          >
            {labelled.has(lot.id) && <span className="micro tabular">{lot.lotNumber}</span>}
          </span>
        ))}
        <span className="lot-axis__now" style={left(Math.min(Math.max(now, axis.from), axis.to))}>
          <b className="small live-text medium tabular">
            Now, <Moment at={new Date(now).toISOString()} beside={new Date(now).toISOString()} />
          </b>
        </span>
      </div>
      {next && (
        <p className="visually-hidden">
          Lot {next.lot.lotNumber} closes next, at <Moment at={new Date(next.at).toISOString()} />.
        </p>
      )}
    </section>
  );
}

/** In hundredths of the rule's width: what a number needs to stand beside another. */
const numberWidth = 2.4;

function withRoom<T extends { lot: { id: string } }>(lots: readonly T[], place: (entry: T) => number): Set<string> {
  const shown = new Set<string>();
  let last = Number.NEGATIVE_INFINITY;
  for (const entry of lots) {
    if (place(entry) - last < numberWidth) continue;
    last = place(entry);
    shown.add(entry.lot.id);
  }
  return shown;
}
