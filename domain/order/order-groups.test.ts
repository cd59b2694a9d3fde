import { expect, test } from 'vitest';
import { orderGroups, statusesOf } from './order-groups.ts';
import { commandsFor, type OrderStatus, orderStatuses } from './order-transitions.ts';

const inGroup = (group: (typeof orderGroups)[number]) => [...statusesOf[group]].sort();
const where = (holds: (status: OrderStatus) => boolean) => orderStatuses.filter(holds).sort();
const may = (status: OrderStatus, command: string, who: 'desk' | 'system') =>
  (commandsFor(status, who) as string[]).includes(command);

test('each state of an order is in one group', () => {
  const grouped = orderGroups.flatMap((group) => statusesOf[group]);
  expect([...grouped].sort()).toEqual([...orderStatuses].sort());
});

test('the groups say what the table of transitions says', () => {
  const toPack = (status: OrderStatus) => may(status, 'pack', 'desk') || may(status, 'pay', 'desk');
  expect(inGroup('to_pack')).toEqual(where(toPack));
  expect(inGroup('to_ship')).toEqual(where((status) => may(status, 'ship_part', 'desk') && !toPack(status)));
  expect(inGroup('on_the_way')).toEqual(where((status) => may(status, 'deliver', 'system')));
  expect(inGroup('to_pay')).toEqual(where((status) => may(status, 'authorise', 'system')));
});
