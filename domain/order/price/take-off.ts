import { spread } from '#domain/money/spread.ts';
import { shareOf } from '#domain/money/tax-of.ts';
import { unitsGiven } from './buy-and-get.ts';
import { isInScope } from './in-scope.ts';
import type { LineToPrice } from './order-to-price.ts';
import type { Promotion, PromotionKind } from './promotion.ts';

/** Given pieces come first, then a share of what is left, then a fixed amount. */
const sequence: Record<PromotionKind, number> = { buy_x_get_y: 0, percentage: 1, amount: 2, free_shipping: 3 };

export const inSequence = (promotions: readonly Promotion[]): Promotion[] =>
  promotions.toSorted((a, b) => sequence[a.rule.kind] - sequence[b.rule.kind] || (a.id < b.id ? -1 : 1));

/** Returns what a promotion takes off each line. @param left what earlier ones have left of each */
export function takeOff(promotion: Promotion, lines: readonly LineToPrice[], left: readonly number[]): number[] {
  const { rule } = promotion;
  const inScope = lines.map((line, at) => (isInScope(promotion.scope, line) ? (left[at] ?? 0) : 0));
  switch (rule.kind) {
    case 'percentage':
      return inScope.map((amount) => shareOf(amount, rule.basisPoints));
    case 'amount':
      return spread(
        Math.min(
          rule.amount,
          inScope.reduce((sum, amount) => sum + amount, 0),
        ),
        inScope,
      );
    case 'buy_x_get_y':
      return unitsGiven(promotion, rule, lines).map((units, at) =>
        Math.min(inScope[at] ?? 0, shareOf(units * (lines[at]?.unitAmount ?? 0), rule.get.basisPoints)),
      );
    case 'free_shipping':
      return lines.map(() => 0);
  }
}
