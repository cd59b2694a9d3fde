import { memo } from 'react';
import { EditionDots } from '#components/ui/edition/edition-dots.tsx';
import type { Stock } from '#contract/catalogue/catalogue.ts';

interface StockDotsProps {
  stock: Stock;
  /** How many of those in bags are the shopper's own. */
  yours?: number;
  large?: boolean;
}

export const StockDots = memo(function StockDots({ stock, yours = 0, large }: StockDotsProps) {
  return (
    <EditionDots
      free={stock.available}
      yours={yours}
      inBags={Math.max(0, stock.inBags - yours)}
      sold={stock.sold ?? 0}
      large={large}
    />
  );
});
