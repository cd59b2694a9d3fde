import { formatMoney } from '#components/ui/format/format-money.ts';
import type { OrderView } from '#contract/order/page/order-view.ts';
import { orderSum, type SumLine, sumInWords } from '#domain/order/order-sum.ts';
import { areOver, promisedDays, sayDays } from './arrival-words.ts';
import { leadParcel } from './journey/lead-parcel.ts';
import type { ReaderTime } from './reader-time.ts';

/** Until it has arrived or was called off. */
const stillSaid: ReadonlySet<string> = new Set([
  ...['authorised', 'paid', 'packing', 'packed', 'partly_shipped', 'shipped'],
]);

export function OrderSumLines({ order, time }: { order: OrderView; time: ReaderTime }) {
  return (
    <dl className="order-totals tabular">
      {orderSum(order).map((line) => (
        <div
          key={`${line.kind} ${line.name}`}
          className={line.kind === 'total' ? 'order-totals__sum' : line.kind === 'tax_in' ? 'small muted' : undefined}
        >
          <dt>
            {line.name}
            {line.kind === 'delivery' && <ArrivalLine order={order} time={time} />}
          </dt>
          <dd>{sumAmount(line, order.totals.currency)}</dd>
        </div>
      ))}
    </dl>
  );
}

export const sumAmount = (line: SumLine, currency: string): string =>
  sumInWords(line, (amount) => formatMoney(amount, currency));

function arrivalWords(order: OrderView, time: ReaderTime): string | null {
  const { status, arrival, collectAt } = order;
  if (!stillSaid.has(status) || (collectAt && status === 'packed')) return null;
  const days = promisedDays(arrival, leadParcel(order));
  if (!days) return null;
  if (areOver(days, time)) return `${collectAt ? 'Was to be ready' : 'Was expected'} ${sayDays(days)}`;
  return `${collectAt ? 'Ready' : 'Expected'} ${sayDays(days)}`;
}

function ArrivalLine({ order, time }: { order: OrderView; time: ReaderTime }) {
  const words = arrivalWords(order, time);
  return words && <span className="small muted order-totals__days">{words}</span>;
}
