import {
  type BidOutcome,
  bidFormSchema,
  buyNowSchema,
  priceStepsQuerySchema,
  retractBidSchema,
  withdrawLotSchema,
} from '#contract/auction/auction.ts';
import { deskRetractionSchema, relistLotSchema } from '#contract/auction/desk-lot-forms.ts';
import { watchLotSchema } from '#contract/auction/watch-list.ts';
import { accept } from '#domain/decision.ts';
import { ownViews } from '#server/account/own-views.ts';
import { type Route, route } from '#server/api/route.ts';
import { lotActor } from '#server/auction/outcome/record-lot-event.ts';
import { withLot } from '#server/desk/desk-lots.ts';
import { typedMoment, typedMomentOrNone } from '#server/desk/typed-moment.ts';
import type { Outcome } from '#server/web/answer.ts';
import { buyNow } from './bid/buy-now.ts';
import { buyNowFromForm } from './bid/buy-now-from-form.ts';
import { lotAfterRetraction } from './bid/lot-after-retraction.ts';
import { readOwnBids } from './bid/own-bids.ts';
import { placeBidFromForm, placeBidFromScript } from './bid/place-bid-from-form.ts';
import { retractBid } from './bid/retract-bid.ts';
import { endAuctionNow } from './lot/end-auction-now.ts';
import { offerLot } from './lot/offer-lot.ts';
import { openAuctionNow } from './lot/open-auction-now.ts';
import { readPriceSteps } from './lot/price-steps.ts';
import { relistAuction } from './lot/relist-auction.ts';
import { readPiecesLike, readSimilarLots } from './lot/similar-lots.ts';
import { afterWatchForm, watchLot } from './lot/watch-lot.ts';
import { withdrawLot } from './lot/withdraw-lot.ts';
import { watchListTopic } from './watch-list-view.ts';

export const auctionRoutes: readonly Route[] = [
  /** Whoever is signed out is led to sign in and back to the lot. */
  route.post('/account/watching', {
    access: 'anyone',
    body: watchLotSchema,
    async run({ actor, body }) {
      const value = await watchLot(actor, body);
      return accept({ ...value, views: actor.kind === 'person' ? await ownViews(watchListTopic, actor.personId) : [] });
    },
    goTo: (value, { body }) => afterWatchForm(value, body),
  }),

  route.get('/auctions/:id/own-bids', {
    access: 'account',
    run: async ({ actor, params }) => accept(await readOwnBids(actor, params.id)),
  }),

  /** Bids without JavaScript, once the question has been answered; with it they go over the socket. */
  route.post('/auctions/bids', {
    access: 'anyone',
    body: bidFormSchema,
    run: async ({ actor, body, form }): Promise<Outcome<{ goTo?: string; slug?: string; outcome?: BidOutcome }>> =>
      form ? { ok: true, value: await placeBidFromForm(actor, body) } : placeBidFromScript(actor, body),
    goTo: ({ goTo = '/auctions' }) => goTo,
  }),

  /** The whole line of a lot's chart; its live view carries the newest bids only. */
  route.get('/auctions/price-steps', {
    access: 'anyone',
    query: priceStepsQuerySchema,
    run: async ({ query }) => accept(await readPriceSteps(query.id)),
  }),

  /** What else is open, and what of the shop is like it, for whoever lost this lot. */
  route.get('/auctions/similar', {
    access: 'anyone',
    query: priceStepsQuerySchema,
    async run({ query }) {
      const [items, pieces] = await Promise.all([readSimilarLots(query.id, 2), readPiecesLike(query.id, 3)]);
      return accept({ items, pieces });
    },
  }),

  /** A lot bought outright; a form buys only once the question has been answered. */
  route.post('/auctions/purchases', {
    access: 'account',
    body: buyNowSchema,
    run: async ({ actor, body, form }): Promise<Outcome<{ goTo?: string; orderPublicId?: string | null }>> =>
      form ? { ok: true, value: await buyNowFromForm(actor, body) } : buyNow(actor, body),
    goTo: ({ goTo = '/auctions' }) => goTo,
  }),

  route.post('/auctions/retractions', {
    access: 'account',
    body: retractBidSchema,
    run: async ({ actor, body }) => lotAfterRetraction(body.auctionId, await retractBid(actor, body)),
    goTo: ({ slug }) => `/auctions/${slug}?outcome=retracted`,
  }),

  route.post('/desk/auctions/:id/close', {
    access: { desk: 'lot:close' },
    run: async ({ actor, params: { id } }) => withLot(id, await endAuctionNow(id, lotActor(actor))),
    goTo: () => '/desk/auctions',
  }),

  route.post('/desk/auctions/:id/offers', {
    access: { desk: 'lot:offer' },
    run: async ({ actor, params: { id } }) => withLot(id, await offerLot(id, lotActor(actor))),
    goTo: (_, { params }) => `/desk/auctions/${params.id}`,
  }),

  route.post('/desk/auctions/:id/open', {
    access: { desk: 'lot:close' },
    run: async ({ actor, params: { id } }) => withLot(id, await openAuctionNow(id, lotActor(actor))),
    goTo: () => '/desk/auctions',
  }),

  route.post('/desk/auctions/:id/relistings', {
    access: { desk: 'lot:write' },
    body: relistLotSchema,
    async run({ actor, params: { id }, body: { startsAt, endsAt } }) {
      const when = { startsAt: await typedMomentOrNone(startsAt), endsAt: await typedMoment(endsAt) };
      return withLot(id, await relistAuction(id, when, lotActor(actor)));
    },
    goTo: (_, { params }) => `/desk/auctions/${params.id}`,
  }),

  route.post('/desk/auctions/:id/withdrawal', {
    access: { desk: 'lot:write' },
    body: withdrawLotSchema,
    run: async ({ actor, params: { id }, body }) => withLot(id, await withdrawLot(id, body.reason, lotActor(actor))),
    goTo: (_, { params }) => `/desk/auctions/${params.id}`,
  }),

  route.post('/desk/auctions/:id/retractions', {
    access: { desk: 'bid:retract' },
    body: deskRetractionSchema,
    run: async ({ actor, params: { id }, body }) => withLot(id, await retractBid(actor, { auctionId: id, ...body })),
    goTo: (_, { params }) => `/desk/auctions/${params.id}`,
  }),
];
