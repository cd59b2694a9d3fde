import { buyNowSchema } from '#contract/auction.ts';
import { buyNow } from '#server/auction/buy-now.ts';
import { buyNowFromForm } from '#server/auction/buy-now-from-form.ts';
import { endpoint } from '#server/http/endpoint.ts';
import type { Outcome } from '#server/web/answer.ts';

/** A lot bought outright; a form buys only once the question has been answered. */
export const POST = endpoint({
  access: 'account',
  body: buyNowSchema,
  run: async ({ actor, body, form }): Promise<Outcome<{ goTo?: string; orderPublicId?: string | null }>> =>
    form ? { ok: true, value: await buyNowFromForm(actor, body) } : buyNow(actor, body),
  goTo: ({ goTo = '/auctions' }) => goTo,
});
