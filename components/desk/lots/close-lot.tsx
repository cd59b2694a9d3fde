'use client';

import { DeskDialog, KeepAsIs } from '#components/desk/desk-dialog.tsx';
import { DeskForm } from '#components/desk/desk-form.tsx';
import { formatMoney } from '#components/ui/format/format-money.ts';
import type { AuctionView } from '#contract/auction/auction.ts';
import { isSealed } from '#domain/auction/format.ts';

export function CloseLot({ view, openAtLoad }: { view: AuctionView; openAtLoad: boolean }) {
  const path = '/desk/auctions';
  return (
    <DeskDialog
      name={`close-${view.id}`}
      path={path}
      opener="Close now"
      title={`Close lot ${view.lotNumber} now`}
      openAtLoad={openAtLoad}
    >
      {(close) => (
        <>
          <p className="small muted tabular">{closingWords(view)} Later bids are refused.</p>
          <DeskForm
            action={`/api/desk/auctions/${view.id}/close`}
            label={`Close lot ${view.lotNumber}`}
            busy="Closing…"
            done={`Lot ${view.lotNumber} is closed`}
            onDone={close}
            beside={
              <KeepAsIs path={path} close={close}>
                Keep it open
              </KeepAsIs>
            }
          />
        </>
      )}
    </DeskDialog>
  );
}

function closingWords({
  format,
  bidCount,
  reserveMet,
  hasReserve,
  leader,
  currentAmount,
  currency,
}: AuctionView): string {
  if (isSealed(format)) return 'The sealed bids are opened, and the highest wins.';
  if (bidCount === 0) return 'No bids, so it won’t be sold.';
  if (hasReserve && !reserveMet) return 'The reserve isn’t met, so it won’t be sold.';
  return `It goes to ${leader} at ${formatMoney(currentAmount, currency)}.`;
}
