import { postageTerms } from '#components/shop/terms-words.ts';
import { Moment } from '#components/ui/format/moment.tsx';
import type { OrderView } from '#contract/order/page/order-view.ts';

/** The way of a return, beside its form. */
export const WhatHappensNext = ({ afterSale: { returnUntil, returnPaidBy } }: Pick<OrderView, 'afterSale'>) => (
  <aside className="return-next" aria-labelledby="return-next">
    <h2 className="heading-small" id="return-next">
      What happens next
    </h2>
    <ol>
      <li>We’ll look at your request and reply on your order page.</li>
      <li>Once we’ve approved it, send the pieces back. {postageTerms[returnPaidBy]}</li>
      <li>Once they arrive, we’ll check them. Then we’ll refund you or send the exchange.</li>
    </ol>
    {returnUntil && (
      <p className="small muted">
        You can ask to send pieces back until <Moment at={returnUntil} show="day" />.
      </p>
    )}
  </aside>
);
