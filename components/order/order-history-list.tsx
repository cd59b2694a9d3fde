import type { OrderView } from '#contract/order.ts';
import { classNames } from '../ui/class-names.ts';
import { Moment } from '../ui/moment.tsx';
import { orderHistory } from './order-history.ts';

const ended = ['delivered', 'completed', 'cancelled', 'refunded'];

export function OrderHistory({ order }: { order: OrderView }) {
  const lines = orderHistory(order);
  const moving = !ended.includes(order.status);
  return (
    <section aria-labelledby="history">
      <h2 className="h2 tr-t" id="history">
        Everything so far
      </h2>
      <ol className="evl num">
        {lines.map(({ key, at, text, source }, index) => (
          <li key={key}>
            <span className={classNames('med', moving && index === 0 && 'live')}>
              <Moment at={at} />
            </span>
            <span className="mute">
              <Moment at={at} show="day" />
            </span>
            <span>{text}</span>
            <span className="small mute3">{source}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
