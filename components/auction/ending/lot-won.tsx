'use client';

import { LotSeal } from '#components/auction/record/lot-seal.tsx';
import { useByServerNow } from '#components/live/clock/use-server-now.ts';
import { ButtonLink } from '#components/ui/form/button.tsx';
import { formatMoney } from '#components/ui/format/format-money.ts';
import { Moment } from '#components/ui/format/moment.tsx';
import type { AuctionView, Lot } from '#contract/auction/auction.ts';
import type { OwnPosition } from '#contract/auction/position.ts';
import { endingWords, isPaid, isPaymentUrgent, wonLine } from './ending-words.ts';
import { ShowWonLot } from './show-won-lot.tsx';

interface LotWonProps {
  lot: Lot;
  view: AuctionView;
  position: OwnPosition;
}

export function LotWon({ lot, view, position }: LotWonProps) {
  const money = (amount: number) => formatMoney(amount, view.currency);
  const price = money(view.currentAmount);
  return (
    <>
      <LotSeal lotNumber={lot.lotNumber} paddle={position.paddle} price={price} at={view.closedAt ?? view.endsAt} />
      <h2 className="display-heading lot-won__heading">It’s yours.</h2>
      <p className="heading work-title lot-won__thanks">{lot.title}</p>
      <p className="muted tabular">
        {wonLine(view, money)} {lot.maker && `One of one, by ${lot.maker}.`}
      </p>
      <ToPay view={view} position={position} />
      <ol className="lot-won__next">
        <li>
          <span>{isPaid(position) ? 'You’ve paid.' : 'You pay.'}</span>
          {position.toPay?.payBy && (
            <span className="small muted">
              by <Moment at={position.toPay.payBy} show="day-time" />
            </span>
          )}
        </li>
        <li>
          <span>We pack it.</span>
        </li>
        <li>
          <span>It travels to you, and you follow it on your order’s page.</span>
        </li>
      </ol>
      <ShowWonLot image={lot.images[0] ?? null} slug={view.slug} title={view.title} price={price} />
      <p className="small muted">{endingWords('won', view, position, money)}</p>
    </>
  );
}

function ToPay({ view, position: { toPay, orderPublicId, request } }: Omit<LotWonProps, 'lot'>) {
  const urgent = useByServerNow((now) => isPaymentUrgent(toPay?.payBy ?? null, now));
  if (!orderPublicId) return null;
  if (!toPay) {
    return (
      <ButtonLink href={`/orders/${orderPublicId}`} wide>
        See your order
      </ButtonLink>
    );
  }
  const premium = view.premiumBasisPoints > 0;
  return (
    <>
      {urgent && toPay.payBy && (
        <p className="bid-standing bid-standing--outbid tabular">
          <i className="pulse" />
          <span>
            Pay by <Moment at={toPay.payBy} show="day-time" />
          </span>
        </p>
      )}
      <ButtonLink href={`/orders/${orderPublicId}`} wide className="tabular">
        Pay {formatMoney(toPay.totalAmount, view.currency)}, with {premium ? 'premium and delivery' : 'delivery'}
      </ButtonLink>
      <p className="small muted">
        {request?.state === 'asked' && (
          <>
            You asked to be released, <Moment at={request.askedAt} show="day-time" />. Until we answer, you still owe
            the total.{' '}
          </>
        )}
        <a className="text-link" href={`/orders/${orderPublicId}/cant-pay`}>
          {request ? 'See your request' : 'I can’t pay'}
        </a>
      </p>
    </>
  );
}
