'use client';

import type { View } from '#contract/views.ts';
import { Field } from '../ui/field.tsx';
import { formatMoney } from '../ui/format-money.ts';
import { amountText } from './amount-text.ts';
import { DeskDialog, KeepAsIs } from './desk-dialog.tsx';
import { DeskForm } from './desk-form.tsx';

export interface RefundOrderProps {
  view: View<'order'>;
  path: string;
  openAtLoad: boolean;
}

/** Gives back a part or all of what was paid. The pieces stay with the customer. */
export function RefundOrder({ view, path, openAtLoad }: RefundOrderProps) {
  const { number, totals, refundedAmount, payment } = view.data;
  const left = totals.totalAmount - refundedAmount;
  const upTo = formatMoney(left, totals.currency);
  return (
    <DeskDialog name="refund" path={path} opener="Refund" title={`Refund ${number}`} openAtLoad={openAtLoad}>
      {(close) => (
        <>
          <p className="small mute">
            Goes back to {payment?.method || 'the card'}, usually within 3 days. Up to {upTo}. The pieces are not put
            back on the shelf.
          </p>
          <DeskForm
            action={`/api${path}/refunds`}
            label="Refund"
            busy="Refunding it"
            done={`Refund for ${number} is on its way`}
            onDone={close}
            beside={
              <KeepAsIs path={path} close={close}>
                Keep the money
              </KeepAsIs>
            }
          >
            <input type="hidden" name="seenVersion" value={view.version} />
            <Field
              label={`Amount, ${totals.currency}`}
              id="refund-amount"
              name="amount"
              className="num"
              inputMode="decimal"
              autoComplete="off"
              placeholder={amountText(left, totals.currency)}
              hint={`Left empty, all of ${upTo}.`}
            />
            <Field label="Reason, the customer reads this" id="refund-reason" name="reason" required maxLength={200} />
          </DeskForm>
        </>
      )}
    </DeskDialog>
  );
}
