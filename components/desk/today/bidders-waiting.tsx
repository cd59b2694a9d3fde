'use client';

import { useRouter } from 'next/navigation';
import { DeskForm } from '#components/desk/desk-form.tsx';
import { Moment } from '#components/ui/format/moment.tsx';
import type { HighBidder, PausedBidder } from '#contract/auction/desk-lot.ts';

interface BiddersWaitingProps {
  asked: { id: string; lotNumber: number; title: string; askedAt: string }[];
  paused: PausedBidder[];
  high: HighBidder[];
}

export function BiddersWaiting({ asked, paused, high }: BiddersWaitingProps) {
  const router = useRouter();
  if (asked.length + paused.length + high.length === 0) return null;
  return (
    <section className="note-box note-box--attention tabular" aria-label="Waiting for your decision">
      <div>
        {asked.map((lot) => (
          <p key={lot.id}>
            <a className="text-link" href={`/desk/auctions/${lot.id}`}>
              Lot {lot.lotNumber}, {lot.title}
            </a>
            : the winner can’t pay, and asked <Moment at={lot.askedAt} show="day-time" />.
          </p>
        ))}
        {paused.map(({ personId, name, marks, askedAt }) => (
          <div key={personId} className="cluster cluster--wrapping">
            <p>
              {name} can’t bid: {marks === 1 ? 'one won lot was' : `${marks} won lots were`} not paid in the last year.
              {askedAt && (
                <>
                  {' '}
                  They asked to bid again <Moment at={askedAt} show="day-time" />.
                </>
              )}
            </p>
            <DeskForm
              action={`/api/desk/bidders/${personId}/allowances`}
              label="Allow bidding"
              busy="Allowing…"
              done={`${name} can bid again`}
              kind="secondary"
              onDone={() => router.refresh()}
            />
          </div>
        ))}
        {high.map(({ personId, name, paidLots, askedAt }) => (
          <div key={personId} className="cluster cluster--wrapping">
            <p>
              {name} asked to bid more than ten times the estimate or the next bid,{' '}
              <Moment at={askedAt} show="day-time" />. {paidLotsWords(paidLots)}
            </p>
            <DeskForm
              action={`/api/desk/bidders/${personId}/allowances`}
              label="Allow for 30 days"
              busy="Allowing…"
              done={`${name} can bid high`}
              kind="secondary"
              onDone={() => router.refresh()}
            >
              <input type="hidden" name="what" value="high_bids" />
            </DeskForm>
          </div>
        ))}
      </div>
    </section>
  );
}

function paidLotsWords(count: number): string {
  if (count === 0) return 'They have paid for no lot yet.';
  return count === 1 ? 'They have paid for one lot.' : `They have paid for ${count} lots.`;
}
