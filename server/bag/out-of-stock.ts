import type { Problem } from '#contract/wire/problem.ts';
import type { ShortOfStock } from '#server/stock/reserve.ts';

export function outOfStock(short: ShortOfStock): Problem {
  const [first] = short.lines;
  const available = first?.available ?? 0;
  return {
    code: 'out_of_stock',
    message:
      available > 0
        ? `Only ${available} of ${first?.sku} can be bought now. Choose fewer.`
        : `None of ${first?.sku} can be bought now.`,
    available,
    lines: short.lines,
  };
}
