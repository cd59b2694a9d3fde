import { z } from 'zod';
import { typedMomentOrNone } from '#contract/value/moment.ts';
import { amountSchema } from '#contract/value/money.ts';
import { text } from '#contract/value/text.ts';
import { promotionKinds } from '#domain/order/price/promotion.ts';

const typed = (most: number) => text().trim().max(most);

/** Names with commas between them, as typed: `MOON-JAR, TEA-BOWL`. */
const names = typed(5_000)
  .transform((list) => [...new Set(list.split(/[\s,]+/).filter((name) => name !== ''))])
  .pipe(z.array(z.string().max(100)).max(200, 'List up to 200.'));

const wholeNumber = (most: number) => {
  const wrong = `Enter a whole number from 1 to ${most.toLocaleString('en-GB')}.`;
  return z.coerce.number(wrong).int(wrong).min(1, wrong).max(most, wrong);
};

const percentWords = 'Enter a percentage from 0.01 to 100.';
const percent = z.coerce.number(percentWords).gt(0, percentWords).max(100, percentWords).multipleOf(0.01, percentWords);

/** `POST /api/desk/promotions`. Amounts in major units as typed; of the other kinds' fields nothing is read. */
export const deskPromotionSchema = z
  .object({
    title: typed(200).min(1, 'Give it a name. It’s shown to customers next to the discount.'),
    code: typed(60).optional(),
    kind: z.enum(promotionKinds, 'Choose what it does.'),
    percent: percent.optional(),
    amount: typed(30).optional(),
    buyQuantity: wholeNumber(100).optional(),
    buySkus: names.optional(),
    getQuantity: wholeNumber(100).optional(),
    getPercentOff: percent.optional(),
    getSkus: names.optional(),
    minimum: typed(30).optional(),
    skus: names.optional(),
    collections: names.optional(),
    startsAt: typedMomentOrNone(),
    endsAt: typedMomentOrNone(),
    usageLimit: wholeNumber(1_000_000).optional(),
    perPersonLimit: wholeNumber(1_000_000).optional(),
    /** Whether it may stand beside others. */
    combines: z.literal('on').optional(),
  })
  .superRefine(({ kind, code, ...given }, context) => {
    const missing = (field: string, message: string) => context.addIssue({ code: 'custom', path: [field], message });
    if (code !== undefined && !/^[A-Za-z0-9][A-Za-z0-9_-]{2,59}$/.test(code))
      missing('code', 'A code has 3 to 60 letters, digits, - or _.');
    if (kind === 'percentage' && given.percent === undefined) missing('percent', percentWords);
    if (kind === 'amount' && given.amount === undefined) missing('amount', 'Enter an amount such as 10 or 10.50.');
    if (kind === 'buy_x_get_y' && given.buyQuantity === undefined) missing('buyQuantity', 'How many must be bought?');
    if (kind === 'buy_x_get_y' && given.getQuantity === undefined) missing('getQuantity', 'How many are reduced?');
  });
export type DeskPromotionForm = z.output<typeof deskPromotionSchema>;

/** Above so many orders nobody counts: a promotion without a limit may be in all of them. */
export const mostUsesCounted = 1_000;

const takesOff = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('percentage'), percent: z.number() }),
  z.object({ kind: z.literal('amount'), amount: amountSchema }),
  z.object({ kind: z.literal('free_shipping') }),
  z.object({
    kind: z.literal('buy_x_get_y'),
    buy: z.object({ quantity: z.int(), skus: z.array(z.string()) }),
    get: z.object({ quantity: z.int(), percent: z.number(), skus: z.array(z.string()) }),
  }),
]);

/** A promotion as the desk lists it. */
export const listedPromotionSchema = z.object({
  id: z.string(),
  code: z.string().nullable(),
  title: z.string(),
  takesOff,
  /** Null: none of its amounts is in one. */
  currency: z.string().nullable(),
  minimumAmount: z.int().nullable(),
  skus: z.array(z.string()),
  collections: z.array(z.string()),
  /** Orders that stand with it, up to one above `mostUsesCounted` where it has no limit. */
  used: z.int(),
  usageLimit: z.int().nullable(),
  perPersonLimit: z.int().nullable(),
  combines: z.boolean(),
  startsAt: z.iso.datetime().nullable(),
  endsAt: z.iso.datetime().nullable(),
});
export type ListedPromotion = z.infer<typeof listedPromotionSchema>;

/** Topic `desk-promotions`: the newest. */
export const deskPromotionsViewSchema = z.object({
  items: z.array(listedPromotionSchema),
  nextCursor: z.string().nullable(),
});
export type DeskPromotionsView = z.infer<typeof deskPromotionsViewSchema>;

declare module '#contract/wire/views.ts' {
  interface ViewData {
    'desk-promotions': DeskPromotionsView;
  }
}
