import { Fragment } from 'react';
import { sumAmount } from '#components/order/order-sum-lines.tsx';
import { formatMoney } from '#components/ui/format/format-money.ts';
import type { OrderView } from '#contract/order/page/order-view.ts';
import { orderSum } from '#domain/order/order-sum.ts';
import { PieceCell } from './piece-cell.tsx';

export function OrderLines({ order }: { order: OrderView }) {
  const { totals, lines } = order;
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
            <th className="r">Total</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.id}>
              <td>
                <PieceCell line={line} />
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
        {orderSum(order).map((line) => (
          <Fragment key={`${line.kind} ${line.name}`}>
            <dt className={line.kind === 'total' ? 'med' : 'mute'}>{line.name}</dt>
            <dd className={line.kind === 'total' ? 'b' : undefined}>{sumAmount(line, totals.currency)}</dd>
          </Fragment>
        ))}
      </dl>
    </section>
  );
}
