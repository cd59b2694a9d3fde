'use client';

import { useState } from 'react';
import { amountText } from '#components/desk/amount-text.ts';
import { DeskForm } from '#components/desk/desk-form.tsx';
import { refundLabel } from '#components/desk/refund-label.ts';
import { leftToRefund } from '#components/order/refund-words.ts';
import { Field } from '#components/ui/form/field.tsx';
import { formatMoney } from '#components/ui/format/format-money.ts';
import type { OrderView } from '#contract/order/page/order-view.ts';
import type { ReturnView } from '#contract/return/return.ts';
import type { Permission } from '#domain/permission/permissions.ts';

/** Money back or another piece, whatever was asked for first: what they asked for is the main button. */
interface SettleReturnProps {
  back: ReturnView;
  order: OrderView;
  action: string;
  may: readonly Permission[];
}

export function SettleReturn({ back, order, action, may }: SettleReturnProps) {
  const refunds = may.includes('order:refund');
  const { number, resolution, amount } = back;
  const { currency } = order.totals;
  const [typed, setTyped] = useState('');
  const most = Math.min(amount, leftToRefund(order));
  return (
    <>
      {refunds && most === 0 && (
        <>
          <p className="small muted">There’s nothing left to refund. We’ll tell the customer.</p>
          <DeskForm
            action={`${action}/refund`}
            label="Close without a refund"
            busy="Closing…"
            done={`Return ${number} is closed`}
            kind={resolution === 'refund' ? 'primary' : 'secondary'}
          />
        </>
      )}
      {refunds && most > 0 && (
        <DeskForm
          className="parcel-form"
          action={`${action}/refund`}
          label={refundLabel(typed, { all: most, currency })}
          onDone={() => setTyped('')}
          busy="Refunding…"
          done={`Return ${number} is refunded`}
          kind={resolution === 'refund' ? 'primary' : 'secondary'}
        >
          <Field
            label={`Amount, ${currency}`}
            id={`amount-${number}`}
            name="amount"
            className="tabular"
            inputMode="decimal"
            autoComplete="off"
            onChange={(event) => setTyped(event.target.value)}
            placeholder={amountText(most, currency)}
            hint={`Leave it empty to refund ${formatMoney(most, currency)}.`}
          />
        </DeskForm>
      )}
      {may.includes('return:decide') && (
        <DeskForm
          action={`${action}/exchange`}
          label="Send a replacement"
          busy="Creating…"
          done={`Return ${number} is exchanged`}
          kind={resolution === 'exchange' ? 'primary' : 'secondary'}
        />
      )}
    </>
  );
}
