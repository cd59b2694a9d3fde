import { formatMoney } from '#components/ui/format/format-money.ts';
import { Moment } from '#components/ui/format/moment.tsx';
import { Note } from '#components/ui/note.tsx';
import type { DeskView } from '#contract/desk/desk.ts';
import { disputeReason } from '../orders/dispute-words.ts';

/** Disputes to answer, the nearest deadline first, refunds that are owed again, and VAT to refund. */
export function MoneyTrouble({
  disputes,
  owedAgain,
  vatToRefund,
}: Pick<DeskView, 'disputes' | 'owedAgain' | 'vatToRefund'>) {
  if (disputes.length + owedAgain.length + vatToRefund.length === 0) return null;
  return (
    <div className="desk__returned">
      <Note tone="attention">
        <ul>
          {disputes.map(({ id, publicId, number, amount, currency, reason, dueBy, status }) => (
            <li key={id} className="tabular">
              <a className="text-link" href={`/desk/orders/${publicId}#disputes`}>
                {number}
              </a>
              : {formatMoney(amount, currency)} disputed, {disputeReason(reason)}.{' '}
              {status === 'under_review' ? (
                'The bank is deciding.'
              ) : dueBy ? (
                <b className="bold">
                  Answer by <Moment at={dueBy} show="day-time" />.
                </b>
              ) : (
                'It waits for an answer.'
              )}
            </li>
          ))}
          {owedAgain.map(({ publicId, number, amount, currency }) => (
            <li key={`${publicId} ${amount}`} className="tabular">
              <a className="text-link" href={`/desk/orders/${publicId}#owed`}>
                {number}
              </a>
              : a refund of {formatMoney(amount, currency)} failed, so it is owed again.
            </li>
          ))}
          {vatToRefund.map(({ publicId, number, amount, currency }) => (
            <li key={publicId} className="tabular">
              <a className="text-link" href={`/desk/orders/${publicId}#vat`}>
                {number}
              </a>
              : its VAT number is now valid. Refund {formatMoney(amount, currency)} VAT.
            </li>
          ))}
        </ul>
      </Note>
    </div>
  );
}
