import { expect, it } from 'vitest';
import { readFacts } from './product-rows.ts';

it('a large file leaves the process its turns while it is read', async () => {
  const rows = Array.from({ length: 30_000 }, (_, i) => `piece-${i},Piece ${i},SKU-${i},${i}.00`);
  const bytes = new TextEncoder().encode(['Handle,Title,Variant SKU,Variant Price', ...rows].join('\n'));
  let turns = 0;
  let isRead = false;
  const takeTurn = () => {
    turns++;
    if (!isRead) setImmediate(takeTurn);
  };
  setImmediate(takeTurn);
  const facts = await readFacts(bytes);
  isRead = true;
  expect(facts).toMatchObject({ rows: 30_000, products: 30_000 });
  expect(turns).toBeGreaterThan(5);
});
