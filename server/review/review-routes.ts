import { decideReviewSchema, publicReviewSchema, writeReviewSchema } from '#contract/review/review.ts';
import { pageOfSchema, pageQuerySchema } from '#contract/value/page-of.ts';
import { accept } from '#domain/decision.ts';
import { publicRoute, type Route, route } from '#server/api/route.ts';
import { publishedProduct } from '#server/catalogue/published-product.ts';
import { requireCustomer } from '#server/order/link/order-access.ts';
import { withOwnOrder } from '#server/order/page/with-own-order.ts';
import { stockActor } from '#server/stock/stock-reason.ts';
import { readCursor } from '#server/web/shown-cursor.ts';
import { decideReview } from './decide-review.ts';
import { withDeskReviews } from './desk-reviews-view.ts';
import { readShownReviews } from './shown-reviews.ts';
import { withdrawReview, writeReview } from './write-review.ts';

export const reviewRoutes: readonly Route[] = [
  route.post('/orders/:publicId/lines/:lineId/review', {
    access: 'anyone',
    body: writeReviewSchema,
    async run({ actor, cookies, params, body }) {
      await requireCustomer({ actor, cookies }, params.publicId);
      return withOwnOrder(params.publicId, await writeReview(params, body));
    },
    goTo: (_written, { params }) => `/orders/${params.publicId}#reviews`,
  }),

  route.post('/orders/:publicId/lines/:lineId/review/withdraw', {
    access: 'anyone',
    async run({ actor, cookies, params }) {
      await requireCustomer({ actor, cookies }, params.publicId);
      return withOwnOrder(params.publicId, await withdrawReview(params));
    },
    goTo: (_withdrawn, { params }) => `/orders/${params.publicId}#reviews`,
  }),

  route.post('/desk/reviews/:id', {
    access: { desk: 'review:decide' },
    body: decideReviewSchema,
    run: async ({ actor, params, body }) => withDeskReviews(await decideReview(params.id, body, stockActor(actor))),
    goTo: () => '/desk/reviews',
  }),

  publicRoute.get('/v1/products/:slug/reviews', {
    summary: 'List what buyers wrote of a product, the newest first',
    access: 'anyone',
    query: pageQuerySchema,
    answer: pageOfSchema(publicReviewSchema),
    async run({ params, query }) {
      const { id } = await publishedProduct(params.slug);
      return accept(await readShownReviews(id, { limit: query.limit, after: readCursor(query.cursor) }));
    },
  }),
];
