import Link from 'next/link';
import type { OrderStatus } from '#contract/order.ts';
import { statusWords } from './order-words.ts';

export interface OrderFiltersProps {
  status: OrderStatus | null;
  waiting: Partial<Record<OrderStatus, number>>;
}

const shown: (OrderStatus | null)[] = [
  null,
  'placed',
  'authorised',
  'paid',
  'packing',
  'packed',
  'partly_shipped',
  'shipped',
  'delivered',
  'completed',
  'cancelled',
  'refunded',
];

/** Orders by state; the counts are of what waits for someone. */
export function OrderFilters({ status, waiting }: OrderFiltersProps) {
  return (
    <div className="tb">
      <nav className="seg" aria-label="Filter">
        {shown.map((state) => (
          <Link
            key={state ?? 'all'}
            prefetch={false}
            href={state ? `/desk/orders?state=${state}` : '/desk/orders'}
            aria-current={state === status ? 'true' : undefined}
          >
            {state ? statusWords[state] : 'All'}
            {state && waiting[state] ? <span className="num"> {waiting[state]}</span> : null}
          </Link>
        ))}
      </nav>
    </div>
  );
}
