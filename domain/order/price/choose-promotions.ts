import { accept, type Decision, refuse } from '../../decision.ts';
import { amountInScope, isInScope } from './in-scope.ts';
import type { LineToPrice } from './order-to-price.ts';
import type { Promotion } from './promotion.ts';

export const notApplicableReasons = [
  'unknown',
  'not_started',
  'ended',
  'used_up',
  'used_before',
  'other_currency',
  'no_matching_pieces',
  'minimum_not_met',
  'not_combinable',
  'takes_nothing_off',
] as const;
export type NotApplicableReason = (typeof notApplicableReasons)[number];

/** A promotion, and what of it is left. Times are epoch milliseconds; null: no bound. */
export interface OfferedPromotion {
  promotion: Promotion;
  /** The currency of its amounts; null: it names none. */
  currency: string | null;
  startsAt: number | null;
  endsAt: number | null;
  /** In all, and for whoever orders. */
  usesLeft: number | null;
  ownUsesLeft: number | null;
}

export interface PromotionNotApplicable {
  code: 'promotion_not_applicable';
  promotionCode: string;
  reason: NotApplicableReason;
  /** The sum to reach, for `minimum_not_met`. */
  minimumAmount?: number;
}

interface ForOrder {
  lines: readonly LineToPrice[];
  currency: string;
  /** Epoch milliseconds. */
  now: number;
  /** Those without a code. */
  automatic: readonly OfferedPromotion[];
  /** The code that was typed; null: no such code. */
  asked: readonly { code: string; offered: OfferedPromotion | null }[];
  /** The order's price with these. */
  totalWith: (promotions: readonly Promotion[]) => number;
}

/**
 * Chooses what applies. Several codes must all combine. A code that doesn't combine stands alone; else those that apply
 * by themselves and combine stand beside it. Without a code, either all that combine or the best one alone.
 * Refuses the first code that can't be used, and one by which the order would cost no less.
 */
export function choosePromotions(order: ForOrder): Decision<Promotion[], PromotionNotApplicable> {
  const automatic = order.automatic.filter((offered) => !whyNot(offered, order)).map(({ promotion }) => promotion);
  const byItself = cheapest([automatic.filter(({ combines }) => combines), ...automatic.map((one) => [one])], order);
  const codes: Promotion[] = [];
  for (const { code, offered } of order.asked) {
    const why = offered ? whyNot(offered, order) : { reason: 'unknown' as const };
    if (why || !offered)
      return refuse({ code: 'promotion_not_applicable', promotionCode: code, ...(why ?? { reason: 'unknown' }) });
    if (!codes.some(({ id }) => id === offered.promotion.id)) codes.push(offered.promotion);
  }
  const last = order.asked.at(-1)?.code ?? '';
  if (codes.length === 0) return accept(byItself);
  if (codes.length > 1 && codes.some(({ combines }) => !combines))
    return refuse({ code: 'promotion_not_applicable', promotionCode: last, reason: 'not_combinable' });
  const beside = codes.every(({ combines }) => combines) ? automatic.filter(({ combines }) => combines) : [];
  const chosen = [...beside, ...codes];
  if (order.totalWith(chosen) >= order.totalWith(byItself))
    return refuse({ code: 'promotion_not_applicable', promotionCode: last, reason: 'takes_nothing_off' });
  return accept(chosen);
}

function cheapest(choices: readonly Promotion[][], { totalWith }: ForOrder): Promotion[] {
  const [first = [], ...others] = choices;
  return others.reduce((best, choice) => (totalWith(choice) < totalWith(best) ? choice : best), first);
}

type Why = Pick<PromotionNotApplicable, 'reason' | 'minimumAmount'>;

function whyNot({ promotion, ...offered }: OfferedPromotion, { lines, currency, now }: ForOrder): Why | null {
  const { scope, minimumAmount } = promotion;
  if (offered.startsAt !== null && now < offered.startsAt) return { reason: 'not_started' };
  if (offered.endsAt !== null && now >= offered.endsAt) return { reason: 'ended' };
  if (offered.currency !== null && offered.currency !== currency) return { reason: 'other_currency' };
  if (offered.ownUsesLeft !== null && offered.ownUsesLeft <= 0) return { reason: 'used_before' };
  if (offered.usesLeft !== null && offered.usesLeft <= 0) return { reason: 'used_up' };
  if (!lines.some((line) => isInScope(scope, line))) return { reason: 'no_matching_pieces' };
  if (minimumAmount !== null && amountInScope(scope, lines) < minimumAmount)
    return { reason: 'minimum_not_met', minimumAmount };
  return null;
}
