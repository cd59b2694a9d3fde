'use client';

import { Moment } from '#components/ui/format/moment.tsx';
import { Note } from '#components/ui/note.tsx';
import { AskHouse } from './ask-house.tsx';

export function AskToBid({ askedAt }: { askedAt: string | null }) {
  return (
    <Note tone="attention">
      <p>
        <b className="bold">You can’t bid at the moment.</b> Two won lots were not paid in the last year. Bids that you
        have placed still count. You can still buy in the shop.
      </p>
      {askedAt ? (
        <p className="small">
          You asked to bid again, <Moment at={askedAt} show="day-time" />.
        </p>
      ) : (
        <AskHouse
          action="/api/account/bidding/requests"
          label="Ask to bid again"
          asked="We have your request to bid again."
        />
      )}
    </Note>
  );
}
