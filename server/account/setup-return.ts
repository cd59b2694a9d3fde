import { shopProvider } from '#server/payment/offered-providers.ts';
import { actorOf, requireAccount } from '#server/session/actor.ts';
import { problemResponse, safePath, seeOther } from '#server/web/answer.ts';
import { problemOf } from '#server/web/problem.ts';
import { keepCardOfSetup } from './keep-bidding-details.ts';

/** Stripe sends whoever gave it a card back here. What the address says is asked of Stripe, not believed. */
export async function setupReturn(request: Request): Promise<Response> {
  const { searchParams } = new URL(request.url);
  const setup = searchParams.get('setup_intent') ?? '';
  const next = safePath(searchParams.get('next') ?? '/account');
  const again = `/account/bidding?next=${encodeURIComponent(next)}&problem=payment_declined`;
  try {
    if (shopProvider() !== 'stripe')
      return problemResponse({ code: 'not_found', message: 'This shop doesn’t accept cards this way.' });
    const { personId } = requireAccount(await actorOf(request.headers));
    if (!/^seti_\w{1,200}$/.test(setup)) return seeOther(again);
    return seeOther((await keepCardOfSetup(personId, setup)) ? next : again);
  } catch (error) {
    const problem = problemOf(error);
    if (!problem) throw error;
    return problem.code === 'signed_out'
      ? seeOther(`/sign-in?next=${encodeURIComponent(next)}`)
      : problemResponse(problem);
  }
}
