import { cardInBrowser } from '#contract/checkout/checkout-form.ts';

/** Nothing about the payment is asked here. */
export const PayElsewhere = ({ page }: { page: string }) => (
  <>
    <input type="hidden" name="token" value={cardInBrowser} />
    <p>You’ll choose how to pay on {page}’s page, and come back here.</p>
    <p className="small mute">Your pieces stay held in the meantime. We never see your card or your bank account.</p>
  </>
);
