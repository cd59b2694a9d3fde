'use client';

import { useState } from 'react';
import { useOwn } from '#components/auction/bid/use-own.ts';
import { Button } from '#components/ui/form/button.tsx';
import { formatMoney } from '#components/ui/format/format-money.ts';
import type { OwnBids } from '#contract/auction/lot-record.ts';

export function OwnNonces({ auctionId, currency }: { auctionId: string; currency: string }) {
  const { signedIn } = useOwn(auctionId);
  const [own, setOwn] = useState<OwnBids['items'] | null>(null);
  const [pending, setPending] = useState(false);
  if (!signedIn) return null;
  const fetchOwn = async () => {
    setPending(true);
    try {
      const response = await fetch(`/api/auctions/${auctionId}/own-bids`);
      if (response.ok) setOwn(((await response.json()) as OwnBids).items);
    } finally {
      setPending(false);
    }
  };
  if (own === null) {
    return (
      <Button kind="secondary" small busy={pending && 'Fetching…'} onClick={() => void fetchOwn()}>
        Show my own bids and their nonces
      </Button>
    );
  }
  if (own.length === 0) return <p className="small muted">You did not bid on this lot.</p>;
  return (
    <ul className="verify-own small tabular">
      {own.map(({ seq, maxAmount, nonce, retracted }) => (
        <li key={seq}>
          Line {seq}: {formatMoney(maxAmount, currency)}
          {retracted && ', taken back'}
          {nonce !== null && (
            <>
              . Hash this for its commitment: <code>{`${nonce}:${maxAmount}`}</code>
            </>
          )}
        </li>
      ))}
    </ul>
  );
}
