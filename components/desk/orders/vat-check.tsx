import { DeskForm } from '#components/desk/desk-form.tsx';
import { formatMoney } from '#components/ui/format/format-money.ts';
import { Moment } from '#components/ui/format/moment.tsx';
import type { OrderDeskFacts } from '#contract/order/desk-order.ts';
import type { OrderView } from '#contract/order/page/order-view.ts';

interface VatCheckProps {
  order: OrderView;
  vat: NonNullable<OrderDeskFacts['vat']>;
  path: string;
}

/** VAT that was charged because VIES didn't answer: how it stands, and the command that puts it right. */
export function VatCheck({ order, vat, path }: VatCheckProps) {
  const { vatNumber, refunded, left } = vat;
  const money = (amount: number) => formatMoney(amount, order.totals.currency);
  const isOver = order.status === 'cancelled' || order.status === 'refunded';
  return (
    <section className="desk__apart" aria-labelledby="vat">
      <h2 className="heading-small" id="vat">
        VAT number {vatNumber}
      </h2>
      {refunded ? (
        <p className="desk__quiet tabular">
          {money(refunded.amount)} VAT refunded <Moment at={refunded.at} show="day-time" />
          {refunded.by && ` by ${refunded.by}`}. The new invoice has none (reverse charge).
        </p>
      ) : (
        <>
          <p className="tabular">{standing(vat, money(left))}</p>
          {!isOver && left > 0 && (
            <DeskForm
              action={`/api${path}/vat-check`}
              label="Check again"
              busy="Checking…"
              done={`${money(left)} VAT refunded`}
              kind="secondary"
            >
              <input type="hidden" name="vatNumber" value={vatNumber} />
              <p className="small muted">
                If VIES confirms it, this refunds {money(left)} the way it was paid. It also issues a credit note and a
                new invoice without VAT, and tells the customer.
              </p>
            </DeskForm>
          )}
        </>
      )}
    </section>
  );
}

function standing({ result, asksAgain, left }: VatCheckProps['vat'], amount: string): string {
  if (left === 0) return 'VIES didn’t answer when it was ordered. No VAT is left on its invoice.';
  const charged = `VIES didn’t answer when it was ordered, so ${amount} VAT was charged.`;
  if (result === 'valid') return `${charged} VIES now confirms the number: you can refund the VAT.`;
  if (result === 'invalid') return `${charged} VIES says now that the number isn’t valid, so the VAT stays.`;
  return asksAgain
    ? `${charged} We’ll ask again automatically and tell you on Today.`
    : `${charged} VIES isn’t asked automatically any more.`;
}
