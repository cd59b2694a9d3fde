'use client';

import { amountText } from '#components/desk/amount-text.ts';
import { DeskDialog, KeepAsIs } from '#components/desk/desk-dialog.tsx';
import { DeskForm } from '#components/desk/desk-form.tsx';
import { Button } from '#components/ui/form/button.tsx';
import { Field } from '#components/ui/form/field.tsx';
import { formatMoney } from '#components/ui/format/format-money.ts';
import { Moment } from '#components/ui/format/moment.tsx';
import { useCopied } from '#components/ui/use-copied.ts';
import type { OrderView } from '#contract/order/page/order-view.ts';
import type { OrderActionProps } from './cancel-order.tsx';

const toPayOf = ({ totals: { totalAmount, giftCardAmount } }: OrderView): number => totalAmount - giftCardAmount;

export function MarkAsPaid({ order, path, openAtLoad }: OrderActionProps) {
  const { number, totals, payWay, email } = order;
  const due = toPayOf(order);
  return (
    <DeskDialog name="paid" path={path} opener="Mark as paid" title={`Mark ${number} as paid`} openAtLoad={openAtLoad}>
      {(close) => (
        <>
          <p className="small muted">
            {formatMoney(due, totals.currency)} is due. {email && 'We’ll email the customer a confirmation. '}The order
            can then be packed. Only mark it once you have the money.
          </p>
          <DeskForm
            action={`/api${path}/paid`}
            label="Mark as paid"
            busy="Saving…"
            done={`${number} is paid`}
            onDone={close}
            beside={
              <KeepAsIs path={path} close={close}>
                Not yet
              </KeepAsIs>
            }
          >
            <fieldset className="desk-action">
              <legend className="visually-hidden">How it was paid</legend>
              <label className="option">
                <input type="radio" name="how" value="cash" defaultChecked={payWay?.kind !== 'transfer'} />
                <span>In cash</span>
              </label>
              <label className="option">
                <input type="radio" name="how" value="transfer" defaultChecked={payWay?.kind === 'transfer'} />
                <span>By bank transfer</span>
              </label>
            </fieldset>
            <Field
              label={`Amount received, ${totals.currency}`}
              id="paid-amount"
              name="amount"
              className="tabular"
              inputMode="decimal"
              autoComplete="off"
              required
              placeholder={amountText(due, totals.currency)}
            />
          </DeskForm>
        </>
      )}
    </DeskDialog>
  );
}

const waysToPay = { link: 'payment link', transfer: 'bank transfer', cash: 'cash' } as const;

/** What an order of the desk waits for. */
export function ToBePaid({ order, link }: { order: OrderView; link: string | null }) {
  const { payWay, payBy, totals, email } = order;
  if (!payWay) return null;
  return (
    <section className="desk__apart" aria-labelledby="to-be-paid">
      <h2 className="heading-small" id="to-be-paid">
        To be paid
      </h2>
      <p>
        {formatMoney(toPayOf(order), totals.currency)} by {waysToPay[payWay.kind]}.{' '}
        {payBy && (
          <>
            The pieces are held until <Moment at={payBy} show="day-time" />.
          </>
        )}
      </p>
      {link && <PaymentLink link={link} email={email} />}
    </section>
  );
}

/** Whoever has the link can open the order and pay it. */
function PaymentLink({ link, email }: { link: string; email: string }) {
  const [copied, copy] = useCopied({
    done: 'Payment link copied',
    refused: 'Your browser doesn’t let us copy. Select the link and copy it yourself.',
  });
  return (
    <>
      <div className="field">
        <label htmlFor="payment-link">Payment link</label>
        <input
          className="input"
          id="payment-link"
          readOnly
          value={link}
          aria-describedby="payment-link-about"
          onFocus={(event) => event.currentTarget.select()}
        />
        <span className="field__hint" id="payment-link-about">
          Emailed to {email}. Whoever has it can open the order: send it to the customer only.
        </span>
      </div>
      <Button kind="secondary" small className="needs-script" onClick={() => void copy(link)}>
        {copied === link ? 'Copied' : 'Copy payment link'}
      </Button>
    </>
  );
}
