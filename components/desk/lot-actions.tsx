import type { AuctionView } from '#contract/auction.ts';
import type { DeskLot } from '#contract/desk.ts';
import { Field } from '../ui/field.tsx';
import { CloseLot } from './close-lot.tsx';
import { DeskDialog, KeepAsIs } from './desk-dialog.tsx';
import { DeskForm } from './desk-form.tsx';

interface LotActionsProps {
  lot: DeskLot;
  view: AuctionView;
  path: string;
  asked: string | null;
  onDone(): void;
}

/** What may be done with the lot now, and nothing else. */
export function LotActions(props: LotActionsProps) {
  const { lot, view, asked, onDone } = props;
  if (view.state === 'scheduled') {
    return (
      <DeskForm
        action={`/api/desk/auctions/${lot.id}/open`}
        label="Open now"
        busy="Opening it"
        done={`Lot ${lot.lotNumber} is open`}
        kind="secondary"
        onDone={onDone}
      />
    );
  }
  if (view.state === 'open') return <CloseLot view={view} openAtLoad={asked === `close-${view.id}`} />;
  return (
    <>
      {lot.mayRelist && <Relist {...props} />}
      {lot.mayOffer && <Offer {...props} />}
    </>
  );
}

const Offer = ({ lot, path, asked, onDone }: LotActionsProps) => (
  <DeskDialog
    name="offer"
    path={path}
    opener="Offer to the next bidder"
    title={`Offer lot ${lot.lotNumber} to the next bidder`}
    openAtLoad={asked === 'offer'}
  >
    {(close) => (
      <>
        <p className="small mute">
          Whoever bid most and has not had it to pay may have it for their own maximum, within 48 hours. They owe
          nothing if they let it pass.
        </p>
        <DeskForm
          action={`/api/desk/auctions/${lot.id}/offers`}
          label="Offer it"
          busy="Offering it"
          done={`Lot ${lot.lotNumber} is offered`}
          onDone={() => {
            close();
            onDone();
          }}
          beside={
            <KeepAsIs path={path} close={close}>
              Not now
            </KeepAsIs>
          }
        />
      </>
    )}
  </DeskDialog>
);

const Relist = ({ lot, path, asked, onDone }: LotActionsProps) => (
  <DeskDialog
    name="relist"
    path={path}
    opener="Put up again"
    title={`Put lot ${lot.lotNumber} up again`}
    openAtLoad={asked === 'relist'}
  >
    {(close) => (
      <>
        <p className="small mute">A new lot with the same details and terms. Times are in UTC.</p>
        <DeskForm
          action={`/api/desk/auctions/${lot.id}/relistings`}
          label="Put it up"
          busy="Putting it up"
          done={`Lot ${lot.lotNumber} is up again`}
          onDone={() => {
            close();
            onDone();
          }}
          beside={
            <KeepAsIs path={path} close={close}>
              Not now
            </KeepAsIs>
          }
        >
          <Field label="Opens" id="relist-starts" name="startsAt" type="datetime-local" hint="Left empty, at once." />
          <Field label="Closes" id="relist-ends" name="endsAt" type="datetime-local" required />
        </DeskForm>
      </>
    )}
  </DeskDialog>
);
