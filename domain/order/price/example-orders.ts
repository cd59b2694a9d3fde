/** The order that tests price: a bowl of €100 with delivery of €9, unless they say otherwise. */
import type { LineToPrice, OrderToPrice } from './order-to-price.ts';
import type { Promotion, PromotionRule } from './promotion.ts';

export const aLine = (more: Partial<LineToPrice> = {}): LineToPrice => ({
  sku: 'BOWL',
  quantity: 1,
  unitAmount: 10_000,
  taxClass: 'standard',
  collections: [],
  ...more,
});

export const aPromotion = (rule: PromotionRule, more: Partial<Promotion> = {}): Promotion => ({
  id: 'one',
  title: 'A promotion',
  code: null,
  rule,
  scope: { skus: [], collections: [] },
  minimumAmount: null,
  combines: true,
  ...more,
});

export const anOrder = (lines: readonly LineToPrice[], more: Partial<OrderToPrice> = {}): OrderToPrice => ({
  lines,
  promotions: [],
  shipping: { amount: 900, freeFrom: 15_000 },
  rates: null,
  pricesInclude: true,
  credits: [],
  ...more,
});
