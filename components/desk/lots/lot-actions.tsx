import { DeskForm } from '#components/desk/desk-form.tsx';
import { Field } from '#components/ui/form/field.tsx';
import { formatMoney } from '#components/ui/format/format-money.ts';
import type { AuctionView } from '#contract/auction/auction.ts';
import type { DeskLot } from '#contract/auction/desk-lot.ts';
import { timeToPay } from '#domain/order/time-to-pay.ts';
import { AskedForm } from './asked-form.tsx';
import { CloseLot } from './close-lot.tsx';

interface LotActionsProps {
  lot: DeskLot;
  /** Whose clocks the fields are read by. */
  zone: string;
  view: AuctionView;
  path: string;
  asked: string | null;
  onDone(): void;
}

export function LotActions(props: LotActionsProps) {
  const { lot, view, asked, onDone } = props;
  if (view.state === 'scheduled') {
    return (
      <>
        <DeskForm
          action={`/api/desk/auctions/${lot.id}/open`}
          label="Open now"
          busy="Opening…"
          done={`Lot ${lot.lotNumber} is open`}
          kind="secondary"
          onDone={onDone}
        />
        <Withdraw {...props} />
      </>
    );
  }
  if (view.state === 'open')
    return (
      <>
        <CloseLot view={view} openAtLoad={asked === `close-${view.id}`} />
        <Withdraw {...props} />
      </>
    );
  return (
    <>
      {lot.mayRelist && <Relist {...props} />}
      {lot.mayOffer && <Offer {...props} />}
    </>
  );
}

const Withdraw = ({ lot, view, zone: _, ...how }: LotActionsProps) => (
  <AskedForm
    {...how}
    name="withdraw"
    opener="Withdraw"
    title={`Withdraw lot ${lot.lotNumber}`}
    text={
      view.bidCount === 0
        ? 'This can’t be undone, but you can put it up again as a new lot.'
        : 'All its bids become void. This can’t be undone, but you can put it up again as a new lot.'
    }
    action={`/api/desk/auctions/${lot.id}/withdrawal`}
    label="Withdraw it"
    busy="Withdrawing…"
    done={`Lot ${lot.lotNumber} has been withdrawn`}
  >
    <Field label="Reason (everyone reads it)" id="withdraw-reason" name="reason" maxLength={400} required />
  </AskedForm>
);

const Offer = ({ lot, view: _, ...how }: LotActionsProps) => (
  <AskedForm
    {...how}
    name="offer"
    opener={lot.nextOffer ? `Offer to ${lot.nextOffer.paddle.toLowerCase()}` : 'Offer to the next bidder'}
    title={`Offer lot ${lot.lotNumber} to ${lot.nextOffer?.paddle.toLowerCase() ?? 'the next bidder'}`}
    text={offerWords(lot)}
    action={`/api/desk/auctions/${lot.id}/offers`}
    label="Offer it"
    busy="Offering…"
    done={`Lot ${lot.lotNumber} is offered`}
  />
);

function offerWords({ nextOffer }: DeskLot): string {
  if (!nextOffer) return 'There are no more bidders to offer it to.';
  const { paddle, amount, totalAmount, currency } = nextOffer;
  const who = paddle.toLowerCase();
  return amount === null || totalAmount === null
    ? `We’ll offer it to ${who}, for what they bid under seal, for ${timeToPay}. They owe nothing if they let it pass.`
    : `We’ll offer it to ${who} for ${formatMoney(amount, currency)}, their own highest bid: ${formatMoney(totalAmount, currency)} with delivery. They’ll have ${timeToPay}, and owe nothing if they let it pass.`;
}

const Relist = ({ lot, zone, view: _, ...how }: LotActionsProps) => (
  <AskedForm
    {...how}
    name="relist"
    opener="Put up again"
    title={`Put lot ${lot.lotNumber} up again`}
    text="A new lot with the same details and terms."
    action={`/api/desk/auctions/${lot.id}/relistings`}
    label="Put it up"
    busy="Saving…"
    done={`Lot ${lot.lotNumber} is up again`}
  >
    <Field
      label={`Opens, ${zone}`}
      id="relist-starts"
      name="startsAt"
      type="datetime-local"
      hint="Leave empty to open at once."
    />
    <Field label={`Closes, ${zone}`} id="relist-ends" name="endsAt" type="datetime-local" required />
  </AskedForm>
);
