import type { Metadata } from 'next';
import { formProblem } from '#components/session/form-problem.ts';
import { SessionForm } from '#components/session/session-form.tsx';
import { safePath } from '#server/web/answer.ts';
import '#components/account/session.css';
import '#components/account/account.css';

export const dynamic = 'force-dynamic';
export const metadata: Metadata = { title: 'Enter your code', robots: { index: false } };

export default async function SignInCodePage({ searchParams }: { searchParams: Promise<Record<string, string>> }) {
  const parameters = await searchParams;
  const next = safePath(parameters.next ?? '/');
  return (
    <main className="container session">
      <h1 className="heading-large">Enter your code</h1>
      <p className="lead-text">Six digits from your app, or one of your recovery codes.</p>
      <SessionForm
        action="/api/session/code"
        label="Sign in"
        busy="Signing in…"
        next={next}
        problem={formProblem(parameters, 'That code is wrong or has expired.')}
        fields={[{ name: 'code', label: 'Code', autoComplete: 'one-time-code', autoFocus: true }]}
      />
      <p className="session__more">
        <a className="text-link" href={`/sign-in?next=${encodeURIComponent(next)}`}>
          Start again with your password
        </a>
      </p>
    </main>
  );
}
