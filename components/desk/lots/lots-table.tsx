'use client';

import { DeskForm } from '#components/desk/desk-form.tsx';
import { reserveWords } from '#components/desk/today/live-lots.tsx';
import { useView } from '#components/live/view/use-view.ts';
import { Badge } from '#components/ui/badge.tsx';
import { ButtonLink } from '#components/ui/form/button.tsx';
import { Moment } from '#components/ui/format/moment.tsx';
import { Price } from '#components/ui/price.tsx';
import type { AuctionView } from '#contract/auction/auction.ts';
import type { OpenLot } from '#contract/desk/desk.ts';
import { topicOf } from '#contract/topics.ts';
import type { View } from '#contract/wire/views.ts';
import { isSealed } from '#domain/auction/format.ts';
import { CloseLot } from './close-lot.tsx';
import { LotCell } from './lot-cell.tsx';
import { TimeLeft } from './time-left.tsx';

export interface LotsTableProps {
  lots: OpenLot[];
  views: View<'auction'>[];
  /** The lot whose closing the address asks for, for browsers without JavaScript. */
  asked: string | null;
}

/** The sale, lot by lot, each row live. Their order stays as it was when the page was opened. */
export function LotsTable({ lots, views, asked }: LotsTableProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
    <section className="desk__scroll" tabIndex={0} aria-label="Lots, table">
      <table className="tabular desk-lots">
        <thead>
          <tr>
            <th>Lot</th>
            <th>State</th>
            <th>Reserve</th>
            <th className="cell-right">Bids</th>
            <th className="cell-right">Bid</th>
            <th className="cell-right">Clock</th>
            <th>
              <span className="visually-hidden">Actions</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {lots.map((lot) => {
            const initial = views.find((view) => view.data.id === lot.id);
            return initial && <LotRow key={lot.id} lot={lot} initial={initial} asked={asked} />;
          })}
        </tbody>
      </table>
    </section>
  );
}

interface LotRowProps {
  lot: OpenLot;
  initial: View<'auction'>;
  asked: string | null;
}

function LotRow({ lot, initial, asked }: LotRowProps) {
  const view = (useView(topicOf.auction(lot.id), initial) ?? initial).data;
  return (
    <tr>
      <td className="desk-cell-first">
        <LotCell view={view} imageFile={lot.imageFile} />
      </td>
      <td className="desk-cell-second">
        <LotState view={view} />
      </td>
      <td className="muted desk-cell-third">
        <span className="desk-pieces__label">Reserve</span>
        {reserveWords(view)}
      </td>
      <td className="cell-right desk-cell-fourth">
        <span className="desk-pieces__label">Bids</span>
        {isSealed(view.format) && view.state !== 'closed' ? 'Sealed' : view.bidCount}
      </td>
      <td className="cell-right medium desk-cell-fifth">
        <Price amount={view.currentAmount} currency={view.currency} />
      </td>
      <td className="cell-right clock desk-cell-sixth">
        <Clock view={view} />
      </td>
      <td className="cell-right desk-cell-seventh">
        <div className="cluster desk__actions">
          <Action view={view} openAtLoad={asked === view.id} />
          <ButtonLink
            kind="quiet"
            small
            href={`/desk/auctions/${view.id}`}
            aria-label={`Details of lot ${view.lotNumber}`}
          >
            Details
          </ButtonLink>
        </div>
      </td>
    </tr>
  );
}

const endings: Record<NonNullable<AuctionView['outcome']>, string> = {
  sold: 'Sold',
  after_sale: 'Sold after',
  unpaid: 'Not paid',
  no_bids: 'Not sold',
  reserve_not_met: 'Not sold',
  withdrawn: 'Withdrawn',
};

export const outcomeWords = (outcome: AuctionView['outcome']): string => (outcome ? endings[outcome] : '');

export function LotState({ view: { state, outcome } }: { view: AuctionView }) {
  if (state === 'open') return <Badge tone="solid">Open</Badge>;
  if (state === 'scheduled') return <Badge>Upcoming</Badge>;
  return <Badge tone="plain">{outcomeWords(outcome)}</Badge>;
}

function Clock({ view }: { view: AuctionView }) {
  if (view.state === 'closed') return <Moment at={view.closedAt ?? view.endsAt} show="day-time" />;
  if (view.state === 'open') return <TimeLeft until={view.endsAt} over="Closing" urgentClass="live-text medium" />;
  return (
    <>
      Opens in <TimeLeft until={view.startsAt} />
    </>
  );
}

function Action({ view, openAtLoad }: { view: AuctionView; openAtLoad: boolean }) {
  if (view.state === 'scheduled') {
    return (
      <DeskForm
        action={`/api/desk/auctions/${view.id}/open`}
        label="Open now"
        busy="Opening…"
        done={`Lot ${view.lotNumber} is open`}
        kind="secondary"
      />
    );
  }
  return view.state === 'open' ? <CloseLot view={view} openAtLoad={openAtLoad} /> : null;
}
