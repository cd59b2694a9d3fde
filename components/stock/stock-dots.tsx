import type { Stock } from '#contract/catalogue.ts';
import { EditionDots } from '../ui/edition-dots.tsx';

/** An edition as dots. @param yours how many of those in baskets are the shopper's own */
export function StockDots({ stock, yours = 0, large }: { stock: Stock; yours?: number; large?: boolean }) {
  return (
    <EditionDots
      free={stock.available}
      yours={yours}
      inBaskets={Math.max(0, stock.inBags - yours)}
      sold={stock.sold ?? 0}
      large={large}
    />
  );
}
