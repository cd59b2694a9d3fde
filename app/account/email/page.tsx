import type { Metadata } from 'next';
import { AccountFrame } from '#components/account/account-frame.tsx';
import { formProblem } from '#components/account/form-problem.ts';
import { PasswordFirst } from '#components/account/password-first.tsx';
import { SessionForm } from '#components/account/session-form.tsx';
import { readAccountState } from '#server/account/account-state.ts';
import { signedIn } from '../signed-in.ts';

export const dynamic = 'force-dynamic';
export const metadata: Metadata = { title: 'Change your email', robots: { index: false } };

export default async function EmailPage({ searchParams }: { searchParams: Promise<Record<string, string>> }) {
  const parameters = await searchParams;
  const { personId } = await signedIn('/account/email');
  const { password, address } = await readAccountState(personId);
  return (
    <AccountFrame
      title="Change your email"
      lead="We send a link to the new address. It becomes yours when you open it; until then nothing changes."
    >
      {password ? (
        <SessionForm
          action="/api/account/address"
          label="Send the link"
          busy="Sending it"
          problem={formProblem(parameters, 'That is not your password.')}
          fields={[
            { name: 'email', label: 'New email', type: 'email', autoComplete: 'email' },
            { name: 'currentPassword', label: 'Current password', type: 'password', autoComplete: 'current-password' },
          ]}
        />
      ) : (
        <PasswordFirst address={address} />
      )}
    </AccountFrame>
  );
}
