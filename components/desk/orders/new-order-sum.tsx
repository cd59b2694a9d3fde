import { FieldError } from '#components/ui/form/field.tsx';
import { formatMoney } from '#components/ui/format/format-money.ts';
import type { NewOrderDraft } from '#contract/order/new-order.ts';
import { orderSum, sumInWords } from '#domain/order/order-sum.ts';

/** The ways of delivery, and what the order costs by the one that is chosen. */
export function NewOrderSum({
  draft: { preview, problem },
  chosen,
}: {
  draft: NewOrderDraft;
  chosen: string | undefined;
}) {
  if (problem) return <FieldError>{problem}</FieldError>;
  if (!preview) return <p className="small muted">The total appears once there is a piece and a country.</p>;
  const { totals, lines, promotions, shippingMethods } = preview;
  const money = (amount: number) => formatMoney(amount, totals.currency);
  return (
    <>
      {shippingMethods.length > 0 && (
        <div className="field">
          <label htmlFor="new-delivery">Delivery</label>
          <select
            className="input"
            id="new-delivery"
            name="shippingMethod"
            defaultValue={chosen ?? shippingMethods[0]?.id}
          >
            {shippingMethods.map(({ id, title, amount }) => (
              <option key={id} value={id}>
                {title}, {sumInWords({ kind: 'delivery', amount }, money)}
              </option>
            ))}
          </select>
        </div>
      )}
      <dl className="new-order__sum tabular" aria-live="polite">
        {orderSum({ totals, lines, promotions, shippingTitle: null, taxCountry: null }).map(
          ({ kind, name, amount }) => (
            <div key={`${kind} ${name}`} className={kind === 'total' ? 'new-order__total' : undefined}>
              <dt>{name}</dt>
              <dd>{sumInWords({ kind, amount }, money)}</dd>
            </div>
          ),
        )}
      </dl>
    </>
  );
}
