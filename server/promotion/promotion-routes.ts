import { apiPromotionSchema, createPromotionSchema } from '#contract/promotion/promotion.ts';
import { accept } from '#domain/decision.ts';
import { publicRoute, type Route } from '#server/api/route.ts';
import { createPromotion } from './create-promotion.ts';
import { readPromotion } from './promotions-view.ts';

export const promotionRoutes: readonly Route[] = [
  publicRoute.post('/v1/promotions', {
    summary: 'Create a promotion, with a code or automatic',
    access: { key: 'promotion:manage' },
    body: createPromotionSchema,
    answer: apiPromotionSchema,
    status: 201,
    refusals: ['code_taken'],
    async run({ body }) {
      const created = await createPromotion(body);
      return created.ok ? accept(await readPromotion(created.value.id)) : created;
    },
  }),
];
