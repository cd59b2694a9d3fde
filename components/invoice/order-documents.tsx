import { formatMoney } from '#components/ui/format/format-money.ts';
import { Moment } from '#components/ui/format/moment.tsx';
import { documentTitle } from '#contract/invoice/invoice.ts';
import type { OrderView } from '#contract/order/page/order-view.ts';

export function OrderDocuments({ order }: { order: OrderView }) {
  const { documents } = order.afterSale;
  return (
    <ul className="order-documents tabular">
      {documents.map(({ number, series, totalAmount, issuedAt, hasXml }) => (
        <li key={number}>
          <a
            className="text-link"
            href={`/api/orders/${order.publicId}/invoices/${number}`}
            target="_blank"
            rel="noreferrer"
          >
            {documentTitle({ series, number })}
          </a>
          {hasXml && (
            <a className="text-link small" href={`/api/orders/${order.publicId}/invoices/${number}/xml`}>
              e-invoice (XML)
            </a>
          )}
          <span className="small muted">
            {formatMoney(totalAmount, order.totals.currency)}, <Moment at={issuedAt} show="day" />
          </span>
        </li>
      ))}
    </ul>
  );
}
