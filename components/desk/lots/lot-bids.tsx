import { DeskDialog, KeepAsIs } from '#components/desk/desk-dialog.tsx';
import { DeskForm } from '#components/desk/desk-form.tsx';
import { Field } from '#components/ui/form/field.tsx';
import { Moment } from '#components/ui/format/moment.tsx';
import { Price } from '#components/ui/price.tsx';
import type { AuctionView } from '#contract/auction/auction.ts';
import type { DeskLot } from '#contract/auction/desk-lot.ts';
import { isSealed } from '#domain/auction/format.ts';

interface LotBidsProps {
  lot: DeskLot;
  view: AuctionView;
  path: string;
  asked: string | null;
  onDone(): void;
}

export function LotBids({ lot, view, ...how }: LotBidsProps) {
  const sealed = isSealed(view.format) && view.state !== 'closed';
  return (
    <section aria-labelledby="bids">
      <div className="desk-panel-head">
        <h2 className="heading-small" id="bids">
          Bids
        </h2>
        <a className="text-link small" href={`/api/v1/auctions/${lot.id}/export`} download>
          Export as CSV
        </a>
      </div>
      {sealed && (
        <p className="desk__empty">The bids are sealed. Nobody can see them before the close, not even the desk.</p>
      )}
      {!sealed && lot.bids.length === 0 && <p className="desk__empty">Nobody has bid yet.</p>}
      {lot.bids.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
        <section className="desk__scroll" tabIndex={0} aria-label="Bids, table">
          <table className="tabular">
            <thead>
              <tr>
                <th>No.</th>
                <th>Paddle</th>
                <th>What it did</th>
                <th>Time</th>
                <th className="cell-right">Price after</th>
                <th>
                  <span className="visually-hidden">Actions</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {lot.bids.map((bid) => (
                <BidRow key={bid.seq} bid={bid} lot={lot} view={view} {...how} />
              ))}
            </tbody>
          </table>
        </section>
      )}
      {lot.moreBids && <p className="desk__quiet">Older ones are in the export.</p>}
    </section>
  );
}

function BidRow({ bid, lot, view, path, asked, onDone }: LotBidsProps & { bid: DeskLot['bids'][number] }) {
  const isBid = !bid.outcome.startsWith('Takes');
  return (
    <tr>
      <td>{bid.seq}</td>
      <td>{bid.paddle}</td>
      <td className={bid.retracted ? 'faint' : undefined}>
        {bid.retracted ? <s>{bid.outcome}</s> : bid.outcome}
        {bid.retracted && ' Taken back'}
      </td>
      <td className="muted">
        <Moment at={bid.at} show="seconds" />
      </td>
      <td className="cell-right">
        <Price amount={bid.price} currency={view.currency} />
      </td>
      <td className="cell-right">
        {isBid && !bid.retracted && view.state === 'open' && (
          <DeskDialog
            name={`retract-${bid.seq}`}
            path={path}
            opener="Take back"
            title={`Take back bid ${bid.seq} of ${bid.paddle.toLowerCase()}`}
            openAtLoad={asked === `retract-${bid.seq}`}
          >
            {(close) => (
              <>
                <p className="small muted">
                  The price is recalculated from the remaining bids. The closing time doesn’t change, and everyone sees
                  that the bid was taken back.
                </p>
                <DeskForm
                  action={`/api/desk/auctions/${lot.id}/retractions`}
                  label="Take it back"
                  busy="Removing…"
                  done={`Bid ${bid.seq} is taken back`}
                  onDone={() => {
                    close();
                    onDone();
                  }}
                  beside={
                    <KeepAsIs path={path} close={close}>
                      Keep the bid
                    </KeepAsIs>
                  }
                >
                  <input type="hidden" name="seq" value={bid.seq} />
                  <Field
                    label="Reason, kept in the audit"
                    id={`reason-${bid.seq}`}
                    name="reason"
                    required
                    maxLength={200}
                  />
                </DeskForm>
              </>
            )}
          </DeskDialog>
        )}
      </td>
    </tr>
  );
}
