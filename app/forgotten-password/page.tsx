import type { Metadata } from 'next';
import { formProblem } from '#components/session/form-problem.ts';
import { SessionForm } from '#components/session/session-form.tsx';
import { ButtonLink } from '#components/ui/form/button.tsx';
import { Statement } from '#components/ui/statement.tsx';
import { passwordLinkFor } from '#domain/session/link-times.ts';
import '#components/account/session.css';
import '#components/account/account.css';

export const dynamic = 'force-dynamic';
export const metadata: Metadata = { title: 'Forgotten your password?', robots: { index: false } };

export default async function ForgottenPasswordPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string>>;
}) {
  const parameters = await searchParams;
  if (parameters.sent !== undefined) {
    return (
      <Statement title="Check your email" actions={<ButtonLink href="/sign-in">Back to sign in</ButtonLink>}>
        If there is an account with that address, a link to choose a new password is on its way. It works for{' '}
        {passwordLinkFor}.
      </Statement>
    );
  }
  return (
    <main className="container session">
      <h1 className="heading-large">Forgotten your password?</h1>
      <p className="lead-text">We’ll email you a link to choose a new one.</p>
      <SessionForm
        action="/api/session/forgotten"
        label="Email me a link"
        busy="Sending…"
        problem={formProblem(parameters, 'That didn’t work. Try again.')}
        fields={[{ name: 'email', label: 'Email', type: 'email', autoComplete: 'email' }]}
      />
      <p className="session__more">
        <a className="text-link" href="/sign-in">
          Back to sign in
        </a>
      </p>
    </main>
  );
}
