import { cardInBrowser } from '#contract/payment/card-names.ts';

/** Nothing about the payment is asked here. */
export const PayElsewhere = ({ page }: { page: string }) => (
  <>
    <input type="hidden" name="token" value={cardInBrowser} />
    <p>You’ll choose how to pay on {page}’s page, and come back here.</p>
    <p className="small muted">
      We hold your pieces for a few minutes meanwhile. {page} handles the payment; we never see your full card number.
    </p>
  </>
);
