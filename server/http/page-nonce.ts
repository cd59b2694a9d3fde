import { mollieKey, mollieLeadsTo } from '#server/payment/mollie/mollie-api.ts';
import { stripeKeys } from '#server/payment/stripe/stripe-api.ts';
import type { Handle } from '#server/web/handle.ts';
import { newNonce, nonceHeader } from './nonce.ts';
import { contentSecurityPolicy } from './security-headers.ts';

/** Where somebody gives a card to Stripe, whose script runs there and nowhere else. */
const cardPages = /^\/(checkout|account\/bidding)(?=[/?]|$)/;
/** Whose plain forms lead to Mollie's page, and from there to any bank: browsers ask the form's page about each. */
const payPages = /^\/checkout(?=[/?]|$)/;
/** Cards that a phone or a browser keeps are given by Stripe's frame. */
const cardPermissions = 'camera=(), microphone=(), geolocation=(), payment=(self "https://js.stripe.com")';

/**
 * Pages that are rendered for one person: only the inline scripts that carry this answer's nonce may run. Next puts it
 * on its own scripts when it finds it in the request's policy. Pages that are kept name hashes instead
 * (`page-cache/own-inlines.ts`).
 */
export function withNonce(pages: Handle): Handle {
  return (request, response) => {
    const nonce = newNonce();
    const source = `'nonce-${nonce}'`;
    const takesCards = stripeKeys() !== null && cardPages.test(request.url ?? '');
    const leadsTo = mollieKey() !== null && payPages.test(request.url ?? '') ? mollieLeadsTo() : [];
    const policy = contentSecurityPolicy({ scripts: [source], styles: [source] }, { takesCards, leadsTo });
    request.headers['content-security-policy'] = policy;
    request.headers[nonceHeader] = nonce;
    response.setHeader('content-security-policy', policy);
    if (takesCards) response.setHeader('permissions-policy', cardPermissions);
    return pages(request, response);
  };
}
