import type { StandInPayment } from './mollie-books.ts';

const choices = { paid: 'Paid', failed: 'Failed', canceled: 'Cancelled', expired: 'Expired', asks: 'Still deciding' };

/** The page of Mollie's test mode, on which whoever tries a shop chooses what becomes of the payment. */
export const hostedPage = ({ id, amount, description }: StandInPayment): string => `<!doctype html>
<html lang="en"><title>Mollie, stand-in</title><main><h1>${description}</h1><p>${amount.currency} ${amount.value}</p>
<form method="post" action="/checkout/select-method/${id}">
${Object.entries({ ...choices, back: 'Back without paying' })
  .map(([outcome, words]) => `<button name="outcome" value="${outcome}">${words}</button>`)
  .join('\n')}
</form></main></html>`;
