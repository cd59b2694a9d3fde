import { Thumb } from '#components/desk/thumb.tsx';
import { formatMoney } from '#components/ui/format-money.ts';
import type { OrderView } from '#contract/order.ts';

export function OrderLines({ order }: { order: OrderView }) {
  const { totals, lines, promotions, shippingTitle } = order;
  const money = (amount: number) => formatMoney(amount, totals.currency);
  return (
    <section aria-labelledby="pieces">
      <h2 className="h3" id="pieces">
        Pieces
      </h2>
      <table className="num ot">
        <thead>
          <tr>
            <th>Piece</th>
            <th className="hide-s">SKU</th>
            <th className="r hide-s">Each</th>
            <th className="r">Qty</th>
            <th className="r">Sum</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.id}>
              <td>
                <div className="pc">
                  <Thumb file={line.imageFile} />
                  <span>
                    <span className="work">{line.title}</span>
                    {line.editionNo !== null && <span className="small mute vt">No. {line.editionNo}</span>}
                  </span>
                </div>
              </td>
              <td className="mute hide-s">{line.sku}</td>
              <td className="r hide-s">{money(line.unitAmount)}</td>
              <td className="r">{line.quantity}</td>
              <td className="r">{money(line.unitAmount * line.quantity)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <dl className="sums num">
        {totals.discountAmount > 0 && (
          <>
            <dt className="mute">{promotions.map(({ code, title }) => code ?? title).join(', ')}</dt>
            <dd>{money(-totals.discountAmount)}</dd>
          </>
        )}
        <dt className="mute">{shippingTitle ?? 'Delivery'}</dt>
        <dd>{totals.shippingAmount === 0 ? 'Free' : money(totals.shippingAmount)}</dd>
        {totals.taxAmount > 0 && (
          <>
            <dt className="mute">Tax</dt>
            <dd>{money(totals.taxAmount)}</dd>
          </>
        )}
        <dt className="med">Total</dt>
        <dd className="b">{money(totals.totalAmount)}</dd>
        {totals.giftCardAmount > 0 && (
          <>
            <dt className="mute">Of which by gift card</dt>
            <dd>{money(totals.giftCardAmount)}</dd>
          </>
        )}
      </dl>
    </section>
  );
}
