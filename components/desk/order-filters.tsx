import { type OrderStatus, orderStatuses } from '#domain/order/order-transitions.ts';
import { statusWords } from './order-words.ts';

export interface OrderFiltersProps {
  status: OrderStatus | null;
  waiting: Partial<Record<OrderStatus, number>>;
  /** Only those with a message that nobody at the desk has seen. */
  unread: boolean;
  toAnswer: number;
}

const shown: readonly (OrderStatus | null)[] = [null, ...orderStatuses];

/** Orders by state; the counts are of what waits for someone. */
export function OrderFilters({ status, waiting, unread, toAnswer }: OrderFiltersProps) {
  return (
    <div className="tb">
      <nav className="seg" aria-label="Filter">
        {shown.map((state) => (
          <a
            key={state ?? 'all'}
            href={state ? `/desk/orders?state=${state}` : '/desk/orders'}
            aria-current={state === status && !unread ? 'true' : undefined}
          >
            {state ? statusWords[state] : 'All'}
            {state && waiting[state] ? <span className="num"> {waiting[state]}</span> : null}
          </a>
        ))}
        <a href="/desk/orders?messages=new" aria-current={unread ? 'true' : undefined}>
          To answer
          {toAnswer > 0 && <span className="num"> {toAnswer}</span>}
        </a>
      </nav>
    </div>
  );
}
