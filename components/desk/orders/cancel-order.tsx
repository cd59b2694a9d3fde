'use client';

import { DeskDialog, KeepAsIs } from '#components/desk/desk-dialog.tsx';
import { DeskForm } from '#components/desk/desk-form.tsx';
import { leftToRefund, letGo, refundTo } from '#components/order/refund-words.ts';
import { Field } from '#components/ui/form/field.tsx';
import { formatMoney } from '#components/ui/format/format-money.ts';
import type { OrderView } from '#contract/order/page/order-view.ts';

export interface OrderActionProps {
  order: OrderView;
  path: string;
  openAtLoad: boolean;
}

export function CancelOrder({ order, path, openAtLoad }: OrderActionProps) {
  const { number, status, totals, paidAt } = order;
  const left = leftToRefund(order);
  const back = left > 0 ? `${refundTo(left, order, 'the')} goes back` : 'Nothing is left to refund';
  const card = formatMoney(totals.giftCardAmount, totals.currency);
  const toCard = totals.giftCardAmount === 0 ? '' : `${card} goes back to the gift card.`;
  const notPaid = toCard ? `Nothing else was charged, and ${toCard}` : 'Nothing was paid.';
  const unpaid = status === 'authorised' ? `${letGo('The')} ${toCard}` : notPaid;
  return (
    <DeskDialog name="cancel" path={path} opener="Cancel order" title={`Cancel ${number}`} openAtLoad={openAtLoad}>
      {(close) => (
        <>
          <p className="small muted">
            {paidAt ? `${back}, and the pieces go back in stock.` : `${unpaid} The pieces go back in stock.`}
          </p>
          <DeskForm
            action={`/api${path}/cancel`}
            label="Cancel the order"
            busy="Cancelling…"
            done={`${number} is cancelled`}
            onDone={close}
            beside={
              <KeepAsIs path={path} close={close}>
                Keep the order
              </KeepAsIs>
            }
          >
            {paidAt && (
              <label className="option">
                <input type="checkbox" name="writeOff" value="on" />
                <span>Write off the pieces (they won’t go back in stock)</span>
              </label>
            )}
            <Field label="Reason (shown to the customer)" id="cancel-reason" name="reason" required maxLength={200} />
          </DeskForm>
        </>
      )}
    </DeskDialog>
  );
}
