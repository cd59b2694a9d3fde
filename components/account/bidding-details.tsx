'use client';

import dynamic from 'next/dynamic';
import { Button, ButtonLink } from '#components/ui/form/button.tsx';
import { untilLoaded } from '#components/ui/until-loaded.ts';
import type { CardForm, CheckoutDefaults } from '#contract/checkout/checkout.ts';
import { cardInBrowser } from '#contract/payment/card-names.ts';
import { shopCurrency } from '#contract/shop/shop-currency.ts';
import { AddressFields } from '../address/address-fields.tsx';
import { ChooseAddress } from '../address/choose-address.tsx';
import { CardChoice } from '../payment/card-choice.tsx';
import { Note } from '../ui/note.tsx';
import { useBiddingDetails } from './use-bidding-details.ts';
import '../checkout/checkout.css';
import '../checkout/payment.css';
import '../checkout/checkout-bag.css';
import './session.css';
import './account.css';

interface BiddingDetailsProps {
  defaults: CheckoutDefaults;
  /** A path of this shop: the lot that led here, with the amount. */
  next: string;
  /** What a form without JavaScript came back with. */
  problem: string | null;
  field: string | null;
  /** Null: the shop takes test cards. */
  cardForm: CardForm | null;
}

/** Not loaded where cards aren't given to Stripe. */
const StripeChoice = dynamic(
  async () => (await untilLoaded(() => import('../payment/stripe/stripe-choice.tsx'))).StripeChoice,
);

export function BiddingDetails({ defaults, next, problem: before, field, cardForm }: BiddingDetailsProps) {
  const { submit, cardFields, errors, problem, pending } = useBiddingDetails({
    problem: before,
    field,
    next,
    defaults,
  });
  const onPage = cardForm !== null && 'page' in cardForm;
  const toLot = next.startsWith('/auctions/');
  return (
    <div className="container columns checkout-page__columns">
      <div className="checkout-page__form">
        <h1 className="heading-large">{toLot ? 'Before you bid' : 'Your bidding details'}</h1>
        <p className="muted checkout-page__intro">
          {onPage
            ? 'If you win, we’ll need to know where to send it. You pay nothing unless you win.'
            : 'We ask once how you’d pay and where we’d send it, in case you win. You pay nothing unless you win.'}
        </p>
        <form method="post" action="/api/account/bidding" noValidate onSubmit={submit}>
          <section>
            <h2 className="heading-small">Where a lot would go</h2>
            {defaults.book && <ChooseAddress {...defaults.book} path={`?next=${encodeURIComponent(next)}&`} />}
            <AddressFields key={defaults.book?.chosen} errors={errors} defaults={defaults} />
          </section>
          <section>
            <h2 className="heading-small">How you would pay</h2>
            {cardForm && 'page' in cardForm ? (
              <PayIfWon page={cardForm.page} />
            ) : cardForm ? (
              <StripeChoice
                publishableKey={cardForm.publishableKey}
                purpose={{ kind: 'file', currency: shopCurrency() }}
                onFile={defaults.cardLabel ?? null}
                fields={cardFields}
              />
            ) : (
              <CardChoice onFile={defaults.cardLabel ?? null} errors={errors} declined={null} />
            )}
            {!onPage && (
              <p className="small muted">
                {cardForm
                  ? 'Your card number goes straight to Stripe; we never see it. When you save, your bank will check that the card works.'
                  : 'Your card number stays in your browser. When you save, the bank will check that the card works.'}
              </p>
            )}
          </section>
          <input type="hidden" name="next" value={next} />
          {problem && (
            <div className="checkout-page__problem">
              <Note tone="attention" role="alert">
                {problem}
              </Note>
            </div>
          )}
          <Button type="submit" wide className="pay-button" busy={pending && (onPage ? 'Saving…' : 'Asking…')}>
            {toLot ? 'Save and go back to the lot' : 'Save'}
          </Button>
        </form>
      </div>
      <aside className="checkout-bag" aria-label="Why we ask">
        <div className="checkout-bag__inside">
          <h2 className="heading-small">Other bidders never see these</h2>
          <p className="muted">
            Bidders and makers never see them. You bid under a paddle number, a new one for each lot.
          </p>
          <p className="muted">You can change them at any time in your account.</p>
          <ButtonLink kind="quiet" href={next.split('?')[0] ?? next}>
            {toLot ? 'Back to the lot without bidding' : 'Leave it as it is'}
          </ButtonLink>
        </div>
      </aside>
    </div>
  );
}

/** This shop keeps no means of payment: whoever wins pays on the provider's page. */
const PayIfWon = ({ page }: { page: string }) => (
  <>
    <input type="hidden" name="token" value={cardInBrowser} />
    <p>
      We don’t keep your card. If you win, we’ll tell you and you’ll pay on {page}’s page by the date we give you. Until
      then nothing can be charged.
    </p>
  </>
);
