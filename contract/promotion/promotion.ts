import { z } from 'zod';
import { moment } from '#contract/value/moment.ts';
import { amountSchema, currencySchema } from '#contract/value/money.ts';
import { text } from '#contract/value/text.ts';
import { promotionKinds } from '#domain/order/price/promotion.ts';

const pieces = z.array(text().min(1).max(100)).max(200);
const percent = z.number().gt(0).max(100).multipleOf(0.01);
const count = z.int().min(1).max(100);
const limit = z.int().min(1).max(1_000_000);

/** `POST /promotions`. Without a code it applies by itself; without pieces and collections, to everything. */
export const createPromotionSchema = z
  .object({
    code: text()
      .trim()
      .regex(/^[A-Za-z0-9][A-Za-z0-9_-]{2,59}$/, 'must be 3 to 60 letters, digits, - or _')
      .optional(),
    title: text().trim().min(1).max(200),
    kind: z.enum(promotionKinds),
    percent: percent.optional(),
    /** Minor units. */
    amount: amountSchema.min(1).optional(),
    /** Of `amount` and `minimumAmount`. Absent: of whatever currency the order is. */
    currency: currencySchema.optional(),
    buy: z.object({ quantity: count, skus: pieces.optional() }).optional(),
    get: z.object({ quantity: count, percentOff: percent, skus: pieces.optional() }).optional(),
    minimumAmount: amountSchema.min(1).optional(),
    /** Slugs. */
    collections: pieces.optional(),
    skus: pieces.optional(),
    startsAt: moment().optional(),
    endsAt: moment().optional(),
    usageLimit: limit.optional(),
    perPersonLimit: limit.optional(),
    /** Whether it may stand beside others. */
    combines: z.boolean().default(false),
  })
  .superRefine((wanted, context) => {
    const needs = {
      percentage: ['percent'],
      amount: ['amount'],
      free_shipping: [],
      buy_x_get_y: ['buy', 'get'],
    } as const;
    const given: readonly ('percent' | 'amount' | 'buy' | 'get')[] = ['percent', 'amount', 'buy', 'get'];
    const wants: readonly string[] = needs[wanted.kind];
    for (const field of given) {
      if ((wanted[field] !== undefined) === wants.includes(field)) continue;
      const message = `${wants.includes(field) ? 'is needed' : 'has no meaning'} for ${wanted.kind}`;
      context.addIssue({ code: 'custom', path: [field], message });
    }
    const { startsAt, endsAt } = wanted;
    if (endsAt && Date.parse(endsAt) <= (startsAt ? Date.parse(startsAt) : 0))
      context.addIssue({ code: 'custom', path: ['endsAt'], message: 'must be after startsAt' });
  });
export type CreatePromotion = z.infer<typeof createPromotionSchema>;

export const apiPromotionSchema = z.object({
  id: z.string(),
  code: z.string().nullable(),
  title: z.string(),
  kind: z.enum(promotionKinds),
  /** Orders that stand with it. */
  usedCount: z.int(),
  usageLimit: z.int().nullable(),
  perPersonLimit: z.int().nullable(),
  startsAt: z.iso.datetime().nullable(),
  endsAt: z.iso.datetime().nullable(),
});
export type ApiPromotion = z.infer<typeof apiPromotionSchema>;
