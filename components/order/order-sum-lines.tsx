import { formatCalendarDay } from '#components/ui/format/format-date.ts';
import { formatMoney } from '#components/ui/format/format-money.ts';
import type { OrderView } from '#contract/order/order.ts';
import { orderSum, type SumLine } from '#domain/order/order-sum.ts';

/** Before a parcel has left; then its own news is better. */
const stillSaid: ReadonlySet<string> = new Set(['authorised', 'paid', 'packing', 'packed']);

export function OrderSumLines({ order }: { order: OrderView }) {
  return (
    <dl className="tr-tot num">
      {orderSum(order).map((line) => (
        <div key={`${line.kind} ${line.name}`} className={classOf(line.kind)}>
          <dt>
            {line.name}
            {line.kind === 'delivery' && <ArrivalDays order={order} />}
          </dt>
          <dd>{sumAmount(line, order.totals.currency)}</dd>
        </div>
      ))}
    </dl>
  );
}

export const sumAmount = ({ kind, amount }: SumLine, currency: string): string =>
  kind === 'delivery' && amount === 0 ? 'Free' : formatMoney(amount, currency);

function classOf(kind: SumLine['kind']): string | undefined {
  if (kind === 'total') return 'tr-sum';
  return kind === 'tax_in' ? 'small mute' : undefined;
}

function arrivalWords({ status, arrival, collectAt }: OrderView): string | null {
  if (!arrival || !stillSaid.has(status) || (collectAt && status === 'packed')) return null;
  const [first, last] = [formatCalendarDay(arrival.earliest), formatCalendarDay(arrival.latest)];
  return `${collectAt ? 'Ready' : 'Expected'} ${first === last ? first : `${first} to ${last}`}`;
}

function ArrivalDays({ order }: { order: OrderView }) {
  const words = arrivalWords(order);
  return words && <span className="small mute tr-days">{words}</span>;
}
