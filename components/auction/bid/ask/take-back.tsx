'use client';

import { type FormEvent, useState } from 'react';
import { useServerNow } from '#components/live/clock/use-server-now.ts';
import { useKeyedCommand } from '#components/live/use-keyed-command.ts';
import { announce } from '#components/ui/announce.ts';
import { Button } from '#components/ui/form/button.tsx';
import { FieldError } from '#components/ui/form/field.tsx';
import { Moment } from '#components/ui/format/moment.tsx';
import type { AuctionView } from '#contract/auction/auction.ts';
import type { OwnPosition } from '#contract/auction/position.ts';
import { rises } from '#domain/auction/format.ts';
import { type RetractionReason, retractionReasons, takeBackUntil } from '#domain/auction/retraction.ts';

const reasonWords: Record<RetractionReason, string> = {
  wrong_amount: 'I typed the wrong amount',
  wrong_lot: 'I meant another lot',
  description: 'The piece isn’t as I understood it',
};

export function TakeBack({ view, position }: { view: AuctionView; position: OwnPosition }) {
  const now = useServerNow();
  const { press, pending } = useKeyedCommand('/api/auctions/retractions');
  const [problem, setProblem] = useState<string | null>(null);
  const { latestBid } = position;
  const until = latestBid && takeBackUntil(view.format, Date.parse(latestBid.at), Date.parse(view.endsAt));
  if (!latestBid || until === null || now === null || now >= until) return null;

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const reason = new FormData(event.currentTarget as HTMLFormElement).get('reason');
    const answer = await press({ auctionId: view.id, seq: latestBid.seq, reason });
    if (!answer) return;
    setProblem(answer.ok ? null : answer.problem.message);
    announce(answer.ok ? 'Your bid has been taken back. It no longer counts.' : answer.problem.message);
  };
  return (
    <details className="take-back">
      <summary className="text-link small">Take your last bid back</summary>
      <form method="post" action="/api/auctions/retractions" onSubmit={(event) => void submit(event)}>
        <input type="hidden" name="auctionId" value={view.id} />
        <input type="hidden" name="seq" value={latestBid.seq} />
        <label className="small">
          Why{' '}
          <select className="input" name="reason" required defaultValue="">
            <option value="" disabled>
              Choose a reason
            </option>
            {retractionReasons.map((reason) => (
              <option key={reason} value={reason}>
                {reasonWords[reason]}
              </option>
            ))}
          </select>
        </label>
        <Button type="submit" kind="quiet" small busy={pending && 'Removing…'}>
          Take it back
        </Button>
        <span className="small muted tabular">
          Possible until <Moment at={new Date(until).toISOString()} />, once on this lot and three times a year.
          {rises(view.format) && ' After that you can bid on it only above the bid you took back.'}
        </span>
        {problem && <FieldError>{problem}</FieldError>}
      </form>
    </details>
  );
}
