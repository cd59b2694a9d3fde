import type { Metadata } from 'next';
import { AccountFrame } from '#components/account/account-frame.tsx';
import { currentPasswordField } from '#components/session/current-password-field.ts';
import { formProblem } from '#components/session/form-problem.ts';
import { PasswordFirst } from '#components/session/password-first.tsx';
import { SessionForm } from '#components/session/session-form.tsx';
import { ButtonLink } from '#components/ui/form/button.tsx';
import { Note } from '#components/ui/note.tsx';
import { readAccountState } from '#server/account/account-state.ts';
import { whatKeepsAccount } from '#server/account/what-keeps-account.ts';
import { isProven } from '#server/session/prove.ts';
import { passkeyFirst } from '../passkey-first.tsx';
import { signedIn } from '../signed-in.ts';

export const dynamic = 'force-dynamic';
export const metadata: Metadata = { title: 'Delete your account', robots: { index: false } };

export default async function DeletePage({ searchParams }: { searchParams: Promise<Record<string, string>> }) {
  const parameters = await searchParams;
  const actor = await signedIn('/account/delete');
  const { personId } = actor;
  const proven = await isProven(actor);
  const { password, address } = await readAccountState(personId);
  const first = await passkeyFirst(actor, '/account/delete');
  const askAgain = proven ? ownEmail : currentPasswordField;
  const reasons = await whatKeepsAccount(personId);
  return (
    <AccountFrame title="Delete your account">
      <ul className="lead-text session__list">
        <li>
          Deleted straight away: your name, addresses, card, bag, wish list, alerts, notices, messages, passkeys and
          password.
        </li>
        <li>Kept without your name: your orders, and your bids in the public record, under their paddle numbers.</li>
        <li>Kept as long as tax law requires: your invoices, unchanged.</li>
        {reasons.length > 0 && <li>Not yet: something has to be settled first, as said below.</li>}
      </ul>
      <p className="session__form">
        <ButtonLink href="/api/account/export" kind="secondary">
          Download your data first
        </ButtonLink>
      </p>
      {reasons.length > 0 ? (
        <div className="session__form">
          <Note tone="attention">
            <ul className="stack">
              {reasons.map((reason) => (
                <li key={reason}>{reason}</li>
              ))}
            </ul>
          </Note>
        </div>
      ) : first ? (
        first
      ) : !password && !proven ? (
        <PasswordFirst address={address} />
      ) : (
        <SessionForm
          action="/api/account/delete"
          label="Delete the account"
          busy="Deleting…"
          kind="danger"
          problem={formProblem(parameters, 'That is not your password.')}
          fields={[askAgain]}
        />
      )}
    </AccountFrame>
  );
}

const ownEmail = { name: 'email', label: 'Type your email to continue', type: 'email', autoComplete: 'off' };
