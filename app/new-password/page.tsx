import type { Metadata } from 'next';
import { formProblem } from '#components/session/form-problem.ts';
import { SessionForm } from '#components/session/session-form.tsx';
import '#components/account/session.css';
import '#components/account/account.css';

export const dynamic = 'force-dynamic';
// The token stays out of Referer headers.
export const metadata: Metadata = { title: 'New password', robots: { index: false }, referrer: 'same-origin' };

export default async function NewPasswordPage({ searchParams }: { searchParams: Promise<Record<string, string>> }) {
  const parameters = await searchParams;
  const token = typeof parameters.token === 'string' ? parameters.token : '';
  return (
    <main className="container session">
      <h1 className="heading-large">Choose a new password</h1>
      <p className="lead-text">You’ll be signed in here and signed out everywhere else.</p>
      <SessionForm
        action="/api/session/new-password"
        label="Save the password"
        busy="Saving…"
        sent={{ token }}
        problem={formProblem(parameters, 'This link no longer works. Ask for a new one.')}
        fields={[
          {
            name: 'password',
            label: 'New password',
            type: 'password',
            autoComplete: 'new-password',
            hint: 'At least 10 characters. Three random words are easy to remember.',
          },
        ]}
      />
      <p className="session__more">
        <a className="text-link" href="/forgotten-password">
          Ask for a new link
        </a>
      </p>
    </main>
  );
}
