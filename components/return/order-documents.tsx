import type { OrderView } from '#contract/order.ts';
import { formatMoney } from '../ui/format-money.ts';
import { Moment } from '../ui/moment.tsx';

export function OrderDocuments({ order }: { order: OrderView }) {
  const { documents } = order.afterSale;
  return (
    <ul className="docs num">
      {documents.map(({ number, series, totalAmount, issuedAt }) => (
        <li key={number}>
          <a
            className="link"
            href={`/api/orders/${order.publicId}/invoices/${number}`}
            target="_blank"
            rel="noreferrer"
          >
            {series === 'INV' ? 'Invoice' : 'Credit note'} {number}
          </a>
          <span className="small mute">
            {formatMoney(totalAmount, order.totals.currency)}, <Moment at={issuedAt} show="day" />
          </span>
        </li>
      ))}
    </ul>
  );
}
