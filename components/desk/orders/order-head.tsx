import type { ReactNode } from 'react';
import { Badge } from '#components/ui/badge.tsx';
import { Moment } from '#components/ui/format/moment.tsx';
import { Wet } from '#components/ui/wet.tsx';
import type { PackingOrder } from '#contract/order/page/packing-order.ts';
import { sourceWords, statusTone, statusWords } from './order-words.ts';

/** The head of an order's page. @param children the buttons of whoever looks */
export function OrderHead({ order, children }: { order: PackingOrder; children: ReactNode }) {
  return (
    <div className="desk__head">
      <div>
        <p className="small">
          <a className="text-link" href="/desk/orders">
            Orders
          </a>
        </p>
        <h1 className="heading-large tabular">{order.number}</h1>
        <p className="small muted tabular">
          {sourceWords[order.source]}, <Moment at={order.placedAt} show="day-time" />
        </p>
      </div>
      <div className="cluster cluster--wrapping">
        {order.isTest && <Badge tone="attention">Test, nothing was paid</Badge>}
        <Badge tone={statusTone[order.status]}>
          <Wet text={statusWords[order.status]} />
        </Badge>
        {children}
      </div>
    </div>
  );
}
