import type { LineToPrice } from './order-to-price.ts';
import type { Scope } from './promotion.ts';

export const isInScope = ({ skus, collections }: Scope, line: Pick<LineToPrice, 'sku' | 'collections'>): boolean =>
  (skus.length === 0 && collections.length === 0) ||
  skus.includes(line.sku) ||
  line.collections.some((slug) => collections.includes(slug));

export function amountInScope(scope: Scope, lines: readonly LineToPrice[]): number {
  return lines
    .filter((line) => isInScope(scope, line))
    .reduce((sum, { quantity, unitAmount }) => sum + quantity * unitAmount, 0);
}
