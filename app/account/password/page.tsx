import type { Metadata } from 'next';
import { AccountFrame } from '#components/account/account-frame.tsx';
import { currentPasswordField } from '#components/account/current-password-field.ts';
import { formProblem } from '#components/account/form-problem.ts';
import { PasswordFirst } from '#components/account/password-first.tsx';
import { SessionForm } from '#components/account/session-form.tsx';
import { readAccountState } from '#server/account/account-state.ts';
import { isProven } from '#server/session/prove.ts';
import { signedIn } from '../signed-in.ts';

export const dynamic = 'force-dynamic';
export const metadata: Metadata = { title: 'Change your password', robots: { index: false } };

export default async function PasswordPage({ searchParams }: { searchParams: Promise<Record<string, string>> }) {
  const parameters = await searchParams;
  const actor = await signedIn('/account/password');
  const { personId } = actor;
  const proven = await isProven(actor);
  const { password, address } = await readAccountState(personId);
  const askAgain = proven ? [] : [currentPasswordField];
  return (
    <AccountFrame title="Change your password" lead="You are then signed out everywhere else.">
      {password || proven ? (
        <SessionForm
          action="/api/account/password"
          label="Change the password"
          busy="Changing it"
          problem={formProblem(parameters, 'That is not your password.')}
          fields={[
            ...askAgain,
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
