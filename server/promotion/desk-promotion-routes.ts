import { z } from 'zod';
import { type DeskPromotionForm, deskPromotionSchema } from '#contract/promotion/desk-promotion.ts';
import { type CreatePromotion, createPromotionSchema } from '#contract/promotion/promotion.ts';
import { accept } from '#domain/decision.ts';
import { type Route, route } from '#server/api/route.ts';
import { typedAmount } from '#server/desk/typed-amount.ts';
import { typedMomentOrNone } from '#server/desk/typed-moment.ts';
import { validate } from '#server/engine/http/request-body.ts';
import { readShop } from '#server/shop/read-shop.ts';
import { AccessProblem } from '#server/web/problem.ts';
import { createPromotion } from './create-promotion.ts';
import { endPromotion } from './end-promotion.ts';

export const deskPromotionRoutes: readonly Route[] = [
  route.post('/desk/promotions', {
    access: { desk: 'promotion:manage' },
    body: deskPromotionSchema,
    run: async ({ body }) => createPromotion(await wantedOf(body)),
    goTo: () => '/desk/promotions',
  }),

  route.post('/desk/promotions/:id/end', {
    access: { desk: 'promotion:manage' },
    body: z.object({}),
    run: async ({ params }) => accept(await endPromotion(params.id)),
    goTo: () => '/desk/promotions',
  }),
];

async function wantedOf(form: DeskPromotionForm): Promise<CreatePromotion> {
  const { code, title, skus, collections, startsAt, endsAt, usageLimit, perPersonLimit, combines } = form;
  const when = { startsAt: await typedMomentOrNone(startsAt), endsAt: await typedMomentOrNone(endsAt) };
  const { currency: ofShop } = await readShop();
  const amountOf = (field: 'amount' | 'minimum') =>
    form[field] === undefined ? undefined : typedAmount(form[field], { currency: ofShop, field });
  if (when.startsAt && when.endsAt && when.endsAt <= when.startsAt)
    throw new AccessProblem('invalid', 'It has to end after it begins.', { field: 'endsAt' });
  const minimumAmount = amountOf('minimum');
  const takesOff = takesOffOf(form, () => amountOf('amount'));
  const currency = minimumAmount === undefined && form.kind !== 'amount' ? undefined : ofShop;
  return validate(createPromotionSchema, {
    ...{ code, title, kind: form.kind, skus, collections, minimumAmount, currency, ...when, ...takesOff },
    ...{ usageLimit, perPersonLimit },
    combines: combines === 'on',
  });
}

function takesOffOf(form: DeskPromotionForm, amount: () => number | undefined) {
  switch (form.kind) {
    case 'percentage':
      return { percent: form.percent };
    case 'amount':
      return { amount: amount() };
    case 'free_shipping':
      return {};
    case 'buy_x_get_y':
      return {
        buy: { quantity: form.buyQuantity, skus: form.buySkus },
        get: { quantity: form.getQuantity, percentOff: form.getPercentOff ?? 100, skus: form.getSkus },
      };
  }
}
