'use client';

import { useState } from 'react';
import { amountText } from '#components/desk/amount-text.ts';
import { DeskDialog, KeepAsIs } from '#components/desk/desk-dialog.tsx';
import { DeskForm } from '#components/desk/desk-form.tsx';
import { refundLabel } from '#components/desk/refund-label.ts';
import { isByHand, leftToRefund } from '#components/order/refund-words.ts';
import { Field } from '#components/ui/form/field.tsx';
import { counted } from '#components/ui/format/count-words.ts';
import { formatMoney } from '#components/ui/format/format-money.ts';
import type { OrderView } from '#contract/order/page/order-view.ts';
import type { View } from '#contract/wire/views.ts';
import { bankDays } from '#domain/order/bank-days.ts';
import { isPremium } from '#domain/order/premium-line.ts';

export interface RefundOrderProps {
  view: View<'order'>;
  path: string;
  openAtLoad: boolean;
}

export function RefundOrder({ view, path, openAtLoad }: RefundOrderProps) {
  const { number, totals, payment, afterSale } = view.data;
  const { exchangeFor } = afterSale;
  const [typed, setTyped] = useState('');
  const [pieces, setPieces] = useState(0);
  const left = leftToRefund(view.data);
  const upTo = formatMoney(left, totals.currency);
  return (
    <DeskDialog name="refund" path={path} opener="Refund" title={`Refund ${number}`} openAtLoad={openAtLoad}>
      {(close) => (
        <>
          <p className="small muted">
            {isByHand(payment)
              ? `You give the money back yourself, the way it was paid (${payment?.method}). The shop only records it.`
              : `The money goes back the way it was paid${payment?.method ? ` (${payment.method})` : ''}, usually within ${bankDays} working days${afterCard(view.data)}.`}{' '}
            You can refund up to {upTo}.
            {exchangeFor &&
              ` This order is an exchange, so the money goes back on order ${exchangeFor.paidWith}. Choose the pieces.`}
          </p>
          <DeskForm
            action={`/api${path}/refunds`}
            label={
              pieces > 0 && typed === ''
                ? `Refund ${counted(pieces, 'piece')}`
                : refundLabel(typed, { all: left, currency: totals.currency })
            }
            busy="Refunding…"
            done={
              isByHand(payment)
                ? `Refund for ${number} recorded. Give the money back now.`
                : `Refund for ${number} is on its way`
            }
            onDone={() => {
              setTyped('');
              setPieces(0);
              close();
            }}
            beside={
              <KeepAsIs path={path} close={close}>
                Don’t refund
              </KeepAsIs>
            }
          >
            <input type="hidden" name="seenVersion" value={view.version} />
            <RefundPieces order={view.data} open={exchangeFor !== null} onCount={setPieces} />
            <Field
              label={`Amount, ${totals.currency}`}
              id="refund-amount"
              name="amount"
              className="tabular"
              inputMode="decimal"
              autoComplete="off"
              onChange={(event) => setTyped(event.target.value)}
              placeholder={amountText(left, totals.currency)}
              hint={`Leave it empty to refund the chosen pieces${exchangeFor ? '' : `, or all of ${upTo}`}.`}
            />
            <Field label="Reason (shown to the customer)" id="refund-reason" name="reason" required maxLength={200} />
          </DeskForm>
        </>
      )}
    </DeskDialog>
  );
}

const afterCard = ({ totals: { giftCardAmount, currency } }: OrderView): string =>
  giftCardAmount === 0
    ? ''
    : `, and what it did not pay to the gift card at once (${formatMoney(giftCardAmount, currency)})`;

interface PiecesProps {
  order: OrderView;
  open: boolean;
  /** Told how many are chosen. */
  onCount: (pieces: number) => void;
}

function RefundPieces({ order, open, onCount }: PiecesProps) {
  const unsent = order.afterSale.unsent.length > 0;
  return (
    <details className="desk-action" open={open} onChange={(event) => onCount(countIn(event.currentTarget))}>
      <summary>Refund by piece</summary>
      {order.lines
        .filter((line) => !isPremium(line))
        .map(({ sku, title, quantity }) => (
          <Field
            key={sku}
            label={`${title}, of ${quantity}`}
            id={`refund-${sku}`}
            name={`refund.${sku}`}
            type="number"
            className="tabular"
            min={0}
            max={quantity}
            placeholder="0"
          />
        ))}
      {unsent && (
        <label className="option">
          <input type="checkbox" name="restock" value="on" />
          <span>Unsent pieces: return to stock</span>
        </label>
      )}
    </details>
  );
}

const countIn = (fields: HTMLElement): number =>
  [...fields.querySelectorAll<HTMLInputElement>('input[type="number"]')].reduce(
    (sum, { value }) => sum + (Number(value) || 0),
    0,
  );
