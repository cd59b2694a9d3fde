'use client';

import { deskAddress } from '#components/desk/desk-address.ts';
import { useView } from '#components/live/view/use-view.ts';
import { deskTopicOf } from '#contract/desk/desk-topics.ts';
import type { OrderList } from '#contract/order/order-list.ts';
import type { View } from '#contract/wire/views.ts';
import type { OrderGroup } from '#domain/order/order-groups.ts';
import { groupWords, statusWords } from './order-words.ts';

interface OrderTabsProps {
  asked: Omit<OrderList, 'beyond'>;
  /** How many wait for someone. */
  waiting: Partial<Record<OrderGroup, number>>;
  /** Null for those who may not follow the whole day. */
  desk: View<'desk'> | null;
}

const questions = ['to_pack', 'to_ship', 'to_pay'] as const satisfies readonly OrderGroup[];

/** What is there to do, one question a tab, by address so that they work without JavaScript. */
export function OrderTabs({ asked: { state, messages, ...others }, waiting, desk }: OrderTabsProps) {
  const live = useView(desk && deskTopicOf.desk, desk)?.data.figures;
  const counts = live ? { ...waiting, to_pack: live.toPack, to_ship: live.toShip } : waiting;
  const tab = (name: string, here: boolean, query: object, count = 0) => (
    <a key={name} href={deskAddress('/desk/orders', { ...others, ...query })} aria-current={here ? 'true' : undefined}>
      {name}
      {count > 0 && <span className="tabular"> {count}</span>}
    </a>
  );
  const other = state !== undefined && !questions.some((question) => question === state) ? state : null;
  const [toPack, toShip, toPay] = questions.map((group) =>
    tab(groupWords[group], state === group, { state: group }, counts[group]),
  );
  return (
    <nav className="desk-tabs" aria-label="Filter">
      {toPack}
      {toShip}
      {tab('Needs a reply', messages === 'new', { messages: 'new' }, live?.toAnswer)}
      {toPay}
      {other && tab({ ...statusWords, ...groupWords }[other], true, { state: other })}
      {tab('All', state === undefined && messages === undefined, {})}
    </nav>
  );
}
