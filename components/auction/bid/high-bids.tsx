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
        <b className="b">High bids.</b> A bid of more than ten times what is expected for a lot needs the house’s word
        first.
      </p>
      {until ? (
        <p className="small">
          You have it until <Moment at={until} show="day-time" />.
        </p>
      ) : askedAt ? (
        <p className="small">
          You asked for it, <Moment at={askedAt} show="day-time" />. We tell you when the house has answered.
        </p>
      ) : (
        <AskHouse
          action="/api/account/bidding/high-bids"
          label="Ask the house to allow high bids"
          asked="The house has your request. We tell you when it has answered."
          onAsked={() => router.refresh()}
        />
      )}
    </Note>
  );
}
