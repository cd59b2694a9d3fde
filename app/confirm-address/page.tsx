import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { formProblem } from '#components/session/form-problem.ts';
import { SessionForm } from '#components/session/session-form.tsx';
import { ButtonLink } from '#components/ui/form/button.tsx';
import { Statement } from '#components/ui/statement.tsx';
import { addressLinkFor } from '#domain/session/link-times.ts';
import { actorOf } from '#server/session/actor.ts';
import { claimOf } from '#server/session/address/claim-of.ts';
import '#components/account/session.css';
import '#components/account/account.css';

export const dynamic = 'force-dynamic';
// The key stays out of Referer headers.
export const metadata: Metadata = { title: 'Confirm your address', robots: { index: false }, referrer: 'same-origin' };

/** Where a mail's link leads: it asks before it confirms, and asks whoever isn't signed in for the password. */
export default async function ConfirmAddressPage({ searchParams }: { searchParams: Promise<Record<string, string>> }) {
  const parameters = await searchParams;
  const key = typeof parameters.key === 'string' ? parameters.key : '';
  const claim = await claimOf(key, await actorOf(await headers()));
  if (!claim) {
    return (
      <Statement
        title="This link no longer works"
        actions={<ButtonLink href="/account">Go to your account</ButtonLink>}
      >
        It’s been used, or it’s more than {addressLinkFor} old. You can send a new one from your account page.
      </Statement>
    );
  }
  return (
    <main className="container session">
      <h1 className="heading-large">Confirm your address</h1>
      <p className="lead-text">
        {claim.address} becomes the address of your account. {claim.signedIn ? '' : 'Enter the account’s password.'}
      </p>
      <SessionForm
        action="/api/session/confirm"
        label="Confirm this address"
        busy="Confirming…"
        sent={{ key }}
        problem={formProblem(parameters, 'That is not the account’s password.')}
        fields={
          claim.signedIn
            ? []
            : [{ name: 'password', label: 'Password', type: 'password', autoComplete: 'current-password' }]
        }
      />
    </main>
  );
}
