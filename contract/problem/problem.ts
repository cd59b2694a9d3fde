import { z } from 'zod';
import { accountRefusals } from '#contract/account/refusals.ts';
import { alertRefusals } from '#contract/alert/refusals.ts';
import { auctionRefusals } from '#contract/auction/refusals.ts';
import { bagRefusals } from '#contract/bag/refusals.ts';
import { catalogueRefusals } from '#contract/catalogue/refusals.ts';
import { customerRefusals } from '#contract/customer/refusals.ts';
import { dropRefusals } from '#contract/drop/refusals.ts';
import { giftCardRefusals } from '#contract/gift-card/refusals.ts';
import { invoiceRefusals } from '#contract/invoice/refusals.ts';
import { orderRefusals } from '#contract/order/refusals.ts';
import { paymentRefusals } from '#contract/payment/refusals.ts';
import { photographRefusals } from '#contract/photograph/refusals.ts';
import { priceRefusals } from '#contract/price/refusals.ts';
import { promotionRefusals } from '#contract/promotion/refusals.ts';
import { questionRefusals } from '#contract/question/refusals.ts';
import { returnRefusals } from '#contract/return/refusals.ts';
import { reviewRefusals } from '#contract/review/refusals.ts';
import { sessionRefusals } from '#contract/session/refusals.ts';
import { shippingRefusals } from '#contract/shipping/refusals.ts';
import { shopRefusals } from '#contract/shop/refusals.ts';
import { stockRefusals } from '#contract/stock/refusals.ts';
import { tariffRefusals } from '#contract/tariff/refusals.ts';
import { accessStatus, type ProblemCode } from '#contract/wire/problem.ts';
import { wishListRefusals } from '#contract/wish-list/refusals.ts';

/** The codes of refusals: the request was understood, allowed and judged, and the answer is no. */
export const refusalStatus = {
  ...photographRefusals,
  ...shopRefusals,
  ...paymentRefusals,
  ...sessionRefusals,
  ...stockRefusals,
  ...priceRefusals,
  ...tariffRefusals,
  ...catalogueRefusals,
  ...dropRefusals,
  ...giftCardRefusals,
  ...promotionRefusals,
  ...bagRefusals,
  ...wishListRefusals,
  ...questionRefusals,
  ...invoiceRefusals,
  ...orderRefusals,
  ...auctionRefusals,
  ...alertRefusals,
  ...shippingRefusals,
  ...accountRefusals,
  ...customerRefusals,
  ...returnRefusals,
  ...reviewRefusals,
} as const;

export const problemStatus = { ...accessStatus, ...refusalStatus };

export type RefusalCode = keyof typeof refusalStatus;

type RefusalStatus = typeof refusalStatus;
declare module '#contract/wire/problem.ts' {
  interface Refusals extends RefusalStatus {}
}

export const problemSchema = z.object({
  code: z.enum(Object.keys(problemStatus) as [ProblemCode, ...ProblemCode[]]),
  message: z.string(),
  field: z.string().optional(),
  retryAfterMs: z.number().int().optional(),
  errors: z.array(z.object({ field: z.string(), message: z.string() })).optional(),
});
