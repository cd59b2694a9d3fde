import type { RefObject } from 'react';
import { useLiveState } from '#components/live/live-provider.tsx';
import { classNames } from '#components/ui/class-names.ts';
import { Button } from '#components/ui/form/button.tsx';
import { FieldError } from '#components/ui/form/field.tsx';
import { formatMoney } from '#components/ui/format/format-money.ts';
import type { OrderStatus } from '#contract/order/order.ts';
import type { Problem } from '#contract/wire/problem.ts';
import type { View } from '#contract/wire/views.ts';
import { hasPackingSlip, type OrderGroup, statusesOf } from '#domain/order/order-groups.ts';
import { answeredWords } from './answered-words.ts';
import { type ListedOrder, seenTopic } from './order-row.tsx';
import type { OrderAnswers, useOrderAnswers } from './use-order-answers.ts';
import { tickAll } from './use-ticks.ts';

interface TickedOrdersProps {
  form: RefObject<HTMLFormElement | null>;
  orders: readonly ListedOrder[];
  onPack: ReturnType<typeof useOrderAnswers>['press'];
  pending: boolean;
  answers: OrderAnswers | null;
  problem: Problem | null;
}

/** What can be done with the ticked orders. Without scripts its buttons are always there, for whatever is ticked. */
export function TickedOrders({ form, orders, onPack, pending, answers, problem }: TickedOrdersProps) {
  const statuses = useStatuses(orders);
  const within = (...groups: OrderGroup[]) =>
    orders.filter((_order, place) => groups.some((group) => statusesOf[group].some((one) => one === statuses[place])));
  const toPack = within('to_pack');
  const toSend = within('to_pack', 'to_ship').filter(({ toCollect }) => !toCollect);
  const withSlips = statuses.filter((status, place) => place < orders.length && hasPackingSlip(status));
  const some = orders.length > 0;
  const pack = async () => {
    const body = Object.fromEntries(toPack.map(({ publicId }) => [`order.${publicId}`, 'on']));
    await onPack(body, (each) => answeredWords(each.values(), 'packed'));
  };
  return (
    <section className={classNames('desk-bulk', some && 'desk-bulk--shown')} aria-label="Selection">
      <p className="tabular">
        {some ? <b>{orders.length} selected</b> : 'With the selected orders:'}
        {some && `${sumOf(orders)}.`}
        {answers && <span role="status"> {answeredWords(answers.values(), 'packed')}</span>}
      </p>
      {problem && <FieldError>{problem.message}</FieldError>}
      <div className="cluster cluster--wrapping">
        {(toPack.length > 0 || !some) && (
          <Button
            type="submit"
            small
            busy={pending && 'Packing…'}
            onClick={(event) => {
              event.preventDefault();
              void pack();
            }}
          >
            Pack {toPack.length || ''}
          </Button>
        )}
        {(withSlips.length > 0 || !some) && (
          <Button
            type="submit"
            kind="secondary"
            small
            formAction="/api/desk/orders/packing-slips"
            formMethod="get"
            formTarget="_blank"
          >
            Slips {withSlips.length || ''}
          </Button>
        )}
        {(toSend.length > 0 || !some) && (
          <Button type="submit" kind="secondary" small formAction="/desk/orders/send" formMethod="get">
            Send {toSend.length || ''}
          </Button>
        )}
        {some && (
          <Button kind="quiet" small onClick={() => tickAll(form.current, false)}>
            Clear
          </Button>
        )}
      </div>
    </section>
  );
}

/** Where each of them is now, whoever moved it. */
function useStatuses(orders: readonly ListedOrder[]): OrderStatus[] {
  const words = useLiveState((state) =>
    orders
      .map(
        (order) =>
          (state.views[seenTopic(order)] as View<'order' | 'packing'> | undefined)?.data.status ?? order.status,
      )
      .join(' '),
  );
  return words.split(' ') as OrderStatus[];
}

function sumOf(orders: readonly ListedOrder[]): string {
  const [first] = orders;
  const known = orders.every(({ totalAmount, currency }) => totalAmount !== null && currency === first?.currency);
  if (!first || !known) return '';
  return `, ${formatMoney(
    orders.reduce((sum, { totalAmount }) => sum + (totalAmount ?? 0), 0),
    first.currency,
  )}`;
}
