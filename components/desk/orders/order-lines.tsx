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
      <h2 className="heading-small" id="pieces">
        Pieces
      </h2>
      <table className="tabular desk-orders">
        <thead>
          <tr>
            <th>Piece</th>
            <th className="desk-orders__aside">SKU</th>
            <th className="cell-right desk-orders__aside">Each</th>
            <th className="cell-right">Qty</th>
            <th className="cell-right">Total</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.id}>
              <td>
                <PieceCell line={line} />
              </td>
              <td className="muted desk-orders__aside">{line.sku}</td>
              <td className="cell-right desk-orders__aside">{money(line.unitAmount)}</td>
              <td className="cell-right">{line.quantity}</td>
              <td className="cell-right">{money(line.unitAmount * line.quantity)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <dl className="desk-sums tabular">
        {orderSum(order).map((line) => (
          <Fragment key={`${line.kind} ${line.name}`}>
            <dt className={line.kind === 'total' ? 'medium' : 'muted'}>{line.name}</dt>
            <dd className={line.kind === 'total' ? 'bold' : undefined}>{sumAmount(line, totals.currency)}</dd>
          </Fragment>
        ))}
      </dl>
    </section>
  );
}
