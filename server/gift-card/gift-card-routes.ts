import { giftCardSchema, issuedGiftCardSchema, issueGiftCardSchema } from '#contract/gift-card/gift-card.ts';
import { accept } from '#domain/decision.ts';
import { publicRoute, type Route } from '#server/api/route.ts';
import { addressHeader } from '#server/engine/network/client-address.ts';
import { guardCodes } from '#server/limit/guard-codes.ts';
import { auditName } from '#server/session/actor.ts';
import { problemOf } from '#server/web/problem.ts';
import { issueGiftCard } from './issue-gift-card.ts';
import { giftCardLimits } from './limits.ts';
import { readGiftCard } from './read-gift-card.ts';

export const giftCardRoutes: readonly Route[] = [
  publicRoute.post('/v1/gift-cards', {
    summary: 'Issue a gift card, or give a customer store credit',
    access: { key: 'gift_card:issue' },
    body: issueGiftCardSchema,
    answer: issuedGiftCardSchema,
    status: 201,
    run: ({ body }) => issueGiftCard(body),
  }),

  publicRoute.get('/v1/gift-cards/:code', {
    summary: 'See what is left on a gift card',
    access: { key: 'gift_card:read' },
    answer: giftCardSchema,
    async run({ params, actor, headers }) {
      const asker = { address: headers.get(addressHeader) ?? '', key: auditName(actor) };
      const card = await guardCodes(
        { perAddress: giftCardLimits.giftCardGuesses, perKey: giftCardLimits.giftCardGuessesPerKey, ...asker },
        () => readGiftCard(params.code),
        (outcome) => 'error' in outcome && problemOf(outcome.error)?.code === 'not_found',
      );
      return accept(card);
    },
  }),
];
