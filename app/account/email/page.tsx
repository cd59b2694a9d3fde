import type { Metadata } from 'next';
import { AccountFrame } from '#components/account/account-frame.tsx';
import { currentPasswordField } from '#components/session/current-password-field.ts';
import { formProblem } from '#components/session/form-problem.ts';
import { PasswordFirst } from '#components/session/password-first.tsx';
import { SessionForm } from '#components/session/session-form.tsx';
import { readAccountState } from '#server/account/account-state.ts';
import { isProven } from '#server/session/prove.ts';
import { passkeyFirst } from '../passkey-first.tsx';
import { signedIn } from '../signed-in.ts';

export const dynamic = 'force-dynamic';
export const metadata: Metadata = { title: 'Change your email', robots: { index: false } };

export default async function EmailPage({ searchParams }: { searchParams: Promise<Record<string, string>> }) {
  const parameters = await searchParams;
  const actor = await signedIn('/account/email');
  const { personId } = actor;
  const proven = await isProven(actor);
  const { password, address } = await readAccountState(personId);
  const first = await passkeyFirst(actor, '/account/email');
  const askAgain = proven ? [] : [currentPasswordField];
  return (
    <AccountFrame
      title="Change your email"
      lead="We’ll send a link to your new address. Nothing changes until you open it."
    >
      {first ??
        (password || proven ? (
          <SessionForm
            action="/api/account/address"
            label="Send the link"
            busy="Sending…"
            problem={formProblem(parameters, 'That is not your password.')}
            fields={[{ name: 'email', label: 'New email', type: 'email', autoComplete: 'email' }, ...askAgain]}
          />
        ) : (
          <PasswordFirst address={address} />
        ))}
    </AccountFrame>
  );
}
