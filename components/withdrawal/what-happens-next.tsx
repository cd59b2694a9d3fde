import { withdrawalDays } from '#domain/withdrawal/withdrawal-period.ts';

export const WhatHappensNext = () => (
  <aside className="withdraw__aside withdraw__box" aria-labelledby="wd-next">
    <h2 className="heading-small" id="wd-next">
      What happens next
    </h2>
    <ol className="withdraw__next">
      <li>You’ll get a receipt by email straight away, with the date and time.</li>
      <li>
        If the pieces have arrived, send them back within {withdrawalDays} days. If we haven’t sent them yet, we’ll
        cancel them.
      </li>
      <li>We’ll refund you within {withdrawalDays} days, with the standard delivery price if everything goes back.</li>
    </ol>
    <p className="small muted">
      You can withdraw until {withdrawalDays} days after the last piece arrives. You don’t need a reason or an account.
    </p>
  </aside>
);
