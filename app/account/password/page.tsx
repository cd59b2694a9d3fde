import type { Metadata } from 'next';
import { formProblem } from '#components/account/form-problem.ts';
import { SessionForm } from '#components/account/session-form.tsx';
import { signedIn } from '../signed-in.ts';
import '#components/account/account.css';

export const dynamic = 'force-dynamic';
export const metadata: Metadata = { title: 'Change your password', robots: { index: false } };

export default async function PasswordPage({ searchParams }: { searchParams: Promise<Record<string, string>> }) {
  const parameters = await searchParams;
  await signedIn('/account/password');
  return (
    <main className="wrap session">
      <h1 className="h1">Change your password</h1>
      <p className="lead">You are then signed out everywhere else.</p>
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
      <p className="session-more">
        <a className="link" href="/account">
          Back to your account
        </a>
      </p>
    </main>
  );
}
