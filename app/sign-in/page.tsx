import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { DemoSignIn } from '#components/account/demo-sign-in.tsx';
import { formProblem } from '#components/account/form-problem.ts';
import { PasskeyButton } from '#components/account/passkeys/passkey-button.tsx';
import { SessionForm } from '#components/account/session-form.tsx';
import { isLoopback } from '#server/network/loopback.ts';
import { type Actor, actorOf } from '#server/session/actor.ts';
import { demoPassword, demoPeople } from '#server/session/demo/demo-people.ts';
import { settings } from '#server/settings.ts';
import { safePath } from '#server/web/answer.ts';
import '#components/account/account.css';

export const dynamic = 'force-dynamic';
export const metadata: Metadata = { title: 'Sign in' };

export default async function SignInPage({ searchParams }: { searchParams: Promise<Record<string, string>> }) {
  const parameters = await searchParams;
  const next = safePath(parameters.next ?? '/');
  // A link in a mail leads here; whoever is signed in already goes straight on.
  if (parameters.next !== undefined && isSignedIn(await actorOf(await headers()))) redirect(next);
  return (
    <main className="wrap session">
      <h1 className="h1">Sign in</h1>
      <p className="lead">Your bag comes with you.</p>
      <SessionForm
        action="/api/session/sign-in"
        label="Sign in"
        busy="Signing in"
        next={next}
        instead={{ action: '/api/session/mail', label: 'Email me a link instead', busy: 'Sending it' }}
        problem={formProblem(parameters, 'That email and password don’t match.')}
        fields={[
          { name: 'email', label: 'Email', type: 'email', autoComplete: 'email' },
          { name: 'password', label: 'Password', type: 'password', autoComplete: 'current-password' },
        ]}
      />
      <div className="session-more">
        <PasskeyButton
          begin="/api/session/passkey/begin"
          finish="/api/session/passkey"
          label="Use a passkey"
          sent={{ next }}
        />
      </div>
      <p className="session-more">
        <a className="link" href="/forgotten-password">
          Forgotten your password?
        </a>
      </p>
      <p className="session-more">
        No account yet? The link makes one, or{' '}
        <a className="link" href={`/register?next=${encodeURIComponent(next)}`}>
          create one
        </a>{' '}
        with a password. You can also buy without one.
      </p>
      {settings().DEMO && (
        <DemoSignIn
          people={demoPeople.map(({ email, name, does, role }) => ({
            email,
            name,
            does,
            open: role !== 'merchant' || isLoopback(settings().HOST),
          }))}
          password={demoPassword}
          next={next}
        />
      )}
    </main>
  );
}

const isSignedIn = (actor: Actor): boolean => actor.kind === 'person' && actor.role !== 'guest';
