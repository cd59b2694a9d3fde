import type { Metadata } from 'next';
import { AccountFrame } from '#components/account/account-frame.tsx';
import { formProblem } from '#components/account/form-problem.ts';
import { PasswordFirst } from '#components/account/password-first.tsx';
import { SessionForm } from '#components/account/session-form.tsx';
import { readAccountState } from '#server/account/account-state.ts';
import { signedIn } from '../signed-in.ts';

export const dynamic = 'force-dynamic';
export const metadata: Metadata = { title: 'Change your password', robots: { index: false } };

export default async function PasswordPage({ searchParams }: { searchParams: Promise<Record<string, string>> }) {
  const parameters = await searchParams;
  const { personId } = await signedIn('/account/password');
  const { password, address } = await readAccountState(personId);
  return (
    <AccountFrame title="Change your password" lead="You are then signed out everywhere else.">
      {password ? (
        <SessionForm
          action="/api/account/password"
          label="Change the password"
          busy="Changing it"
          problem={formProblem(parameters, 'That is not your password.')}
          fields={[
            { name: 'currentPassword', label: 'Current password', type: 'password', autoComplete: 'current-password' },
            {
              name: 'password',
              label: 'New password',
              type: 'password',
              autoComplete: 'new-password',
              hint: 'At least 10 characters. A few words are easy to remember.',
            },
          ]}
        />
      ) : (
        <PasswordFirst address={address} />
      )}
    </AccountFrame>
  );
}
