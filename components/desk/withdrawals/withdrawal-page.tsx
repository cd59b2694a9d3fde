import { DeskForm } from '#components/desk/desk-form.tsx';
import { Field } from '#components/ui/form/field.tsx';
import { formatCalendarDay } from '#components/ui/format/format-date.ts';
import { formatMoney } from '#components/ui/format/format-money.ts';
import { StatementFacts } from '#components/withdrawal/statement-facts.tsx';
import type { DeskWithdrawal } from '#contract/withdrawal/desk-withdrawals.ts';
import { ExceptWithdrawal } from './except-withdrawal.tsx';
import { MatchOrder } from './match-order.tsx';
import { NoSuchOrder } from './no-such-order.tsx';
import { sourceWords } from './withdrawal-words.ts';
import { DueDay, stateOf } from './withdrawals-table.tsx';
import '#components/withdrawal/withdraw.css';
import '../desk-list.css';

export function WithdrawalPage({ withdrawal, search }: { withdrawal: DeskWithdrawal; search: string }) {
  const { id, number, status, received, order } = withdrawal;
  const isOpen = status === 'to_match' || status === 'to_refund';
  return (
    <>
      <div className="desk__head">
        <div>
          <p className="small">
            <a className="text-link" href="/desk/withdrawals">
              Withdrawals
            </a>
          </p>
          <h1 className="heading-large">{number}</h1>
          <p className="muted tabular">
            Received {received}. Refund due by <DueDay row={withdrawal} />.
          </p>
        </div>
      </div>
      <div className="desk-columns">
        <section className="desk-columns__six" aria-labelledby="statement">
          <h2 className="heading-small" id="statement">
            The statement, as received
          </h2>
          <StatementFacts
            facts={[
              { name: 'Name', value: withdrawal.name },
              { name: 'Order', value: withdrawal.orderText === '' ? 'Not given' : `“${withdrawal.orderText}”` },
              { name: 'Pieces', value: withdrawal.pieces },
              { name: 'Email', value: withdrawal.email },
              { name: 'Came by', value: sourceWords[withdrawal.source] },
              { name: 'State', value: stateOf(withdrawal) },
              ...(withdrawal.note ? [{ name: 'Note', value: withdrawal.note }] : []),
              ...(withdrawal.answer ? [{ name: 'Told', value: withdrawal.answer }] : []),
            ]}
          />
        </section>
        <section className="desk-columns__six" aria-labelledby="next">
          <h2 className="heading-small" id="next">
            {order ? `Order ${order.number}` : 'Which order is it?'}
          </h2>
          {order && (
            <p className="small">
              <a className="text-link" href={`/desk/orders/${order.publicId}`}>
                Open the order
              </a>{' '}
              <span className="muted">{order.status.replace('_', ' ')}</span>
            </p>
          )}
          {(status === 'to_match' || status === 'no_order') && <MatchOrder withdrawal={withdrawal} search={search} />}
          {status === 'to_match' && !order && <NoSuchOrder id={id} />}
          {status === 'to_refund' &&
            (withdrawal.needsPieces ? <NamePieces withdrawal={withdrawal} /> : <Refund withdrawal={withdrawal} />)}
          {isOpen && order && <ExceptWithdrawal id={id} exemptions={withdrawal.exemptions} />}
        </section>
      </div>
    </>
  );
}

/** The customer's words stay; the desk says which pieces they are. */
const NamePieces = ({ withdrawal: { id, order, lines, pieces } }: { withdrawal: DeskWithdrawal }) => (
  <DeskForm
    action={`/api/desk/withdrawals/${id}/match`}
    label="These pieces"
    busy="Saving…"
    done="Saved. The customer has been told what to do."
    className="new-form"
  >
    <p>Which pieces are meant by “{pieces}”?</p>
    <input type="hidden" name="order" value={order?.publicId} />
    {lines.map(({ sku, title, quantity }) => (
      <Field
        key={sku}
        label={`${title}, of ${quantity}`}
        name={`piece.${sku}`}
        type="number"
        min={0}
        max={quantity}
        defaultValue={0}
      />
    ))}
  </DeskForm>
);

function Refund({
  withdrawal: { id, refund, currency, proof, returnStatus, sendBackBy },
}: {
  withdrawal: DeskWithdrawal;
}) {
  return (
    <div className="new-form">
      {returnStatus && (
        <p className="small muted tabular">
          The customer sends the pieces back by {formatCalendarDay(sendBackBy)}. You may wait for them, or for proof
          that they were posted; you can also refund now.
        </p>
      )}
      {refund && (
        <p className="tabular">
          {formatMoney(refund.piecesAmount, currency)} for the pieces, {formatMoney(refund.deliveryAmount, currency)}{' '}
          for delivery.
          {refund.dearer &&
            ` ${formatMoney(refund.dearer.paid, currency)} was paid for ${refund.dearer.title}. Only the cost of the cheapest delivery has to be refunded.`}
        </p>
      )}
      <DeskForm
        action={`/api/desk/withdrawals/${id}/refund`}
        label={refund ? `Refund ${formatMoney(refund.amount, currency)} now` : 'Settle'}
        busy="Refunding…"
        done="Refunded."
      />
      {returnStatus && !proof && (
        <DeskForm
          action={`/api/desk/withdrawals/${id}/proof`}
          label="Proof of posting is here"
          busy="Saving…"
          done="Noted."
          kind="secondary"
        />
      )}
    </div>
  );
}
