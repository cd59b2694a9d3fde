'use client';

import { useRouter } from 'next/navigation';
import { Moment } from '#components/ui/format/moment.tsx';
import { Note } from '#components/ui/note.tsx';
import { AskHouse } from './ask/ask-house.tsx';

interface HighBidsProps {
  /** When they asked, while the house has not answered. */
  askedAt: string | null;
  until: string | null;
}

export function HighBids({ askedAt, until }: HighBidsProps) {
  const router = useRouter();
  return (
    <Note>
      <p>
        <b className="bold">High bids.</b> We approve very high bids first.
      </p>
      {until ? (
        <p className="small">
          You have it until <Moment at={until} show="day-time" />.
        </p>
      ) : askedAt ? (
        <p className="small">
          You asked for it, <Moment at={askedAt} show="day-time" />. We’ll let you know the answer.
        </p>
      ) : (
        <AskHouse
          action="/api/account/bidding/high-bids"
          label="Ask to place high bids"
          asked="We have your request. We’ll let you know the answer."
          onAsked={() => router.refresh()}
        />
      )}
    </Note>
  );
}
