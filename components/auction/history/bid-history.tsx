'use client';

import { useState } from 'react';
import { useOwn } from '#components/auction/bid/use-own.ts';
import { useView } from '#components/live/view/use-view.ts';
import { Button } from '#components/ui/form/button.tsx';
import { formatMoney } from '#components/ui/format/format-money.ts';
import { Moment } from '#components/ui/format/moment.tsx';
import type { AuctionView, HistoryEntry } from '#contract/auction/auction.ts';
import type { View } from '#contract/wire/views.ts';
import { falls } from '#domain/auction/format.ts';
import { useOlderBids } from './use-older-bids.ts';

const shownAtFirst = 7;

export function BidHistory({ initial }: { initial: View<'auction'> }) {
  const view = useView(initial.topic, initial)?.data ?? initial.data;
  const ownPaddle = useOwn(view.id).position?.paddle ?? null;
  const [all, setAll] = useState(false);
  const older = useOlderBids(view);
  const { history } = view;
  const lines = all ? [...history, ...older.lines] : history.slice(0, shownAtFirst);
  const newest = useNewest(view);
  const showAll = () => {
    setAll(true);
    if (older.more) void older.fetchMore();
  };
  return (
    <>
      <div className="between">
        <h2 className="heading">Bids</h2>
        <span className="small muted tabular">{countLine(view)}</span>
      </div>
      {lines.length > 0 && (
        <table className="tabular" data-testid="history">
          <thead>
            <tr>
              <th scope="col">Paddle</th>
              <th scope="col">Time</th>
              <th scope="col" className="cell-right">
                Bid
              </th>
            </tr>
          </thead>
          <tbody>
            {lines.map((entry, index) => (
              <Line
                key={`${entry.seq}-${entry.kind}-${entry.automatic}-${entry.paddle}`}
                entry={entry}
                own={entry.paddle === ownPaddle}
                wet={index === 0 && newest}
                currency={view.currency}
              />
            ))}
          </tbody>
        </table>
      )}
      {lines.some(({ automatic }) => automatic) && (
        <p className="small muted">
          “Maximum bid” means we bid for that paddle, up to its maximum. These don’t count as separate bids.
        </p>
      )}
      {!all && (history.length > shownAtFirst || older.more) && (
        <Button kind="quiet" small className="needs-script" onClick={showAll}>
          Show them all
        </Button>
      )}
      {view.recordHash !== null && (
        <p className="small between">
          <a className="text-link" href={`/auctions/${view.slug}/verify`}>
            {view.state === 'closed' ? 'Check these bids yourself' : 'How these bids can be checked'}
          </a>
        </p>
      )}
      {all && older.more && (
        <Button kind="quiet" small busy={older.pending && 'Fetching…'} onClick={() => void older.fetchMore()}>
          Older bids
        </Button>
      )}
    </>
  );
}

function countWords(bids: number, paddles: number): string {
  const made = bids === 1 ? '1 bid' : `${bids} bids`;
  return paddles === 1 ? `${made} from 1 paddle` : `${made} from ${paddles} paddles`;
}

function countLine({ format, bidCount, paddleCount }: AuctionView): string {
  if (falls(format)) return bidCount === 0 ? 'Nobody has taken it' : 'Taken';
  return bidCount === 0 ? 'None yet' : countWords(bidCount, paddleCount);
}

interface LineProps {
  entry: HistoryEntry;
  own: boolean;
  wet: boolean;
  currency: string;
}

const Line = ({ entry, own, wet, currency }: LineProps) => (
  <tr className={wet ? 'lot-page__wet' : undefined}>
    <td>
      {own ? <b className="bold">You, {entry.paddle.toLowerCase()}</b> : entry.paddle}
      {entry.automatic && <span className="faint small"> Maximum bid</span>}
      {entry.kind === 'retraction' && <span className="faint small"> Took a bid back</span>}
      {entry.retracted && <span className="faint small"> Taken back</span>}
    </td>
    <td className="muted">
      <Moment at={entry.at} show="seconds" />
    </td>
    <td
      className={wet ? 'cell-right live-text medium' : entry.kind === 'retraction' ? 'cell-right muted' : 'cell-right'}
    >
      {entry.retracted ? (
        <s className="faint">{formatMoney(entry.amount, currency)}</s>
      ) : (
        <>
          {entry.kind === 'retraction' && <span className="small">back to </span>}
          {formatMoney(entry.amount, currency)}
        </>
      )}
    </td>
  </tr>
);

function useNewest({ bidCount }: AuctionView): boolean {
  const [atFirst] = useState(bidCount);
  return bidCount > atFirst;
}
