import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { returnTransitions } from '../return/return-transitions.ts';
import { orderTransitions } from './order-transitions.ts';

const cells = (row: { from: string; command: string; to: string; who: readonly string[] }) =>
  `| ${row.from} | ${row.command} | ${row.to} | ${row.who.join(', ')} |`;

it('docs/orders.md has every transition of an order and of a return, and no other', () => {
  const lines = readFileSync('docs/orders.md', 'utf8').split('\n');
  const rows = lines.filter((line) => line.startsWith('| ') && !line.startsWith('| from'));
  expect(rows).toEqual([...orderTransitions, ...returnTransitions].map(cells));
});
