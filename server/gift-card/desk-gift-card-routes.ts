import { deskGiftCardSchema } from '#contract/gift-card/desk-gift-card.ts';
import { type Route, route } from '#server/api/route.ts';
import { typedAmount } from '#server/desk/typed-amount.ts';
import { typedMomentOrNone } from '#server/desk/typed-moment.ts';
import { readShop } from '#server/shop/read-shop.ts';
import { AccessProblem } from '#server/web/problem.ts';
import { issueAtDesk } from './issue-at-desk.ts';
import { newGiftCardCookie } from './new-gift-card-cookie.ts';

export const deskGiftCardRoutes: readonly Route[] = [
  route.post('/desk/gift-cards', {
    access: { desk: 'gift_card:issue' },
    body: deskGiftCardSchema,
    secretAnswer: true,
    async run({ body: { amount: typed, expiresAt, ...card } }) {
      const { currency } = await readShop();
      const amount = typedAmount(typed, { currency, field: 'amount' });
      if (amount === 0) throw new AccessProblem('invalid', 'Enter an amount above zero.', { field: 'amount' });
      const issued = await issueAtDesk({
        email: undefined,
        ...card,
        expiresAt: await typedMomentOrNone(expiresAt),
        amount,
        currency,
      });
      return issued.ok ? { ...issued, cookies: [newGiftCardCookie(issued.value.code)] } : issued;
    },
    goTo: () => '/desk/gift-cards',
  }),
];
