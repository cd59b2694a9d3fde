import { DeskForm } from '#components/desk/desk-form.tsx';
import { Button } from '#components/ui/form/button.tsx';
import { Field } from '#components/ui/form/field.tsx';
import { formatMoney } from '#components/ui/format/format-money.ts';
import type { DeskWithdrawal } from '#contract/withdrawal/desk-withdrawals.ts';
import { reasonWords } from './withdrawal-words.ts';

/** Nothing is chosen until somebody chooses. */
export function MatchOrder({ withdrawal, search }: { withdrawal: DeskWithdrawal; search: string }) {
  const { id, candidates } = withdrawal;
  return (
    <>
      {candidates.length === 0 ? (
        <p className="desk__empty">
          {search ? 'No order matches that.' : 'No order has this number, name or email. Search for another.'}
        </p>
      ) : (
        <DeskForm
          action={`/api/desk/withdrawals/${id}/match`}
          label="Match to this order"
          busy="Matching…"
          done="Matched. The customer has been told what to do."
          className="new-form"
        >
          <fieldset>
            <legend className="visually-hidden">Which order is it?</legend>
            {candidates.map((order) => (
              <label className="option" key={order.id}>
                <input type="radio" name="order" value={order.publicId} required />
                <span>
                  <b className="bold tabular">{order.number}</b>{' '}
                  <span className="small muted tabular">
                    {[
                      ...order.reasons.map((reason) => reasonWords[reason]),
                      order.name,
                      order.email,
                      formatMoney(order.amount, order.currency),
                      order.status.replace('_', ' '),
                    ]
                      .filter(Boolean)
                      .join(', ')}
                  </span>
                </span>
              </label>
            ))}
          </fieldset>
          {withdrawal.needsPieces && (
            <p className="small muted">You’ll say next which pieces “{withdrawal.pieces}” means.</p>
          )}
        </DeskForm>
      )}
      <form className="new-form" method="get">
        <Field
          label="Another order"
          name="q"
          defaultValue={search}
          placeholder="Number, name or email"
          maxLength={100}
        />
        <Button type="submit" kind="secondary">
          Search
        </Button>
      </form>
    </>
  );
}
