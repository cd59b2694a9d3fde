import type { OrderView } from '#contract/order/order.ts';
import { useShopName } from '../site/shop-name.ts';
import { classNames } from '../ui/class-names.ts';
import { orderHistory } from './order-history.ts';
import { PlaceMoment } from './parcel/place-moment.tsx';
import { ZoneNote } from './parcel/zone-note.tsx';

const ended = ['delivered', 'completed', 'cancelled', 'refunded'];

export function OrderHistory({ order }: { order: OrderView }) {
  const lines = orderHistory(order, useShopName());
  const moving = !ended.includes(order.status);
  return (
    <section aria-labelledby="history">
      <h2 className="h2 tr-t" id="history">
        Everything so far
      </h2>
      <ZoneNote placed={lines.some((line) => line.zone !== null)} />
      <ol className="evl num">
        {lines.map(({ key, at, text, source, zone }, index) => (
          <li key={key}>
            <span className={classNames('med', moving && index === 0 && 'live')}>
              <PlaceMoment at={at} zone={zone} show="time" />
            </span>
            <span className="mute">
              <PlaceMoment at={at} zone={zone} show="day" />
            </span>
            <span>{text}</span>
            <span className="small mute3">{source}</span>
          </li>
        ))}
      </ol>
    </section>
  );
}
