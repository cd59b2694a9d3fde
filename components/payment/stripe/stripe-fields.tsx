import { Note } from '../../ui/note.tsx';
import type { StripeCardFields } from './use-stripe-card.ts';

/** Where Stripe's own fields stand, and what is said while they don't. */
export function StripeFields({ card: { host, state } }: { card: Pick<StripeCardFields, 'host' | 'state'> }) {
  return (
    <>
      <div className="needs-script" aria-busy={state === 'loading' || state === 'slow' || undefined}>
        <div ref={host} />
        <div role="status">
          {state === 'loading' && <p className="small muted">The payment form is loading.</p>}
          {state === 'slow' && (
            <p className="small muted">
              The payment form is taking longer than usual. Nothing was charged. Check your connection and that nothing
              is blocking js.stripe.com, or reload the page.
            </p>
          )}
        </div>
        {state === 'failed' && (
          <Note tone="attention" role="alert">
            The payment form didn’t load. Nothing was charged. Check your connection and that nothing is blocking
            js.stripe.com, then reload the page.
          </Note>
        )}
      </div>
      <noscript>
        <Note tone="attention">
          Paying needs JavaScript: what you enter goes from your browser straight to Stripe and never through this shop.
          Turn it on and reload the page.
        </Note>
      </noscript>
      <p className="small muted">These fields come from Stripe. We never see your card or your bank account.</p>
    </>
  );
}
