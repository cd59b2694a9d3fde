import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { DemoSignIn } from '#components/session/demo-sign-in.tsx';
import { formProblem } from '#components/session/form-problem.ts';
import { SignInByPasskey } from '#components/session/passkeys/sign-in-by-passkey.tsx';
import { SessionForm } from '#components/session/session-form.tsx';
import { settings } from '#server/config/settings.ts';
import { isLoopback } from '#server/engine/network/loopback.ts';
import { type Actor, actorOf } from '#server/session/actor.ts';
import { demoPassword, demoPeople } from '#server/session/demo/demo-people.ts';
import { passkeySite } from '#server/session/passkey/passkey-site.ts';
import { cameFrom } from '#server/session/sign-in/came-from.ts';
import { safePath } from '#server/web/answer.ts';
import '#components/account/session.css';
import '#components/account/account.css';

export const dynamic = 'force-dynamic';
export const metadata: Metadata = { title: 'Sign in' };

export default async function SignInPage({ searchParams }: { searchParams: Promise<Record<string, string>> }) {
  const parameters = await searchParams;
  const next = parameters.next === undefined ? cameFrom(await headers()) : safePath(parameters.next);
  // A link in a mail leads here; whoever is signed in already goes straight on.
  if (parameters.next !== undefined && isSignedIn(await actorOf(await headers()))) redirect(next);
  return (
    <main className="container session">
      <h1 className="heading-large">Sign in</h1>
      <p className="lead-text">Your bag comes with you.</p>
      <div className="session__ways">
        <SessionForm
          action="/api/session/begin"
          label="Continue"
          busy="Checking…"
          next={next}
          problem={formProblem(parameters, 'Enter an email address such as you@example.com.')}
          fields={[{ name: 'email', label: 'Email', type: 'email', autoComplete: 'username webauthn' }]}
        />
        {passkeySite() && <SignInByPasskey next={next} fills />}
        <p className="small muted">
          No account? The same button makes one, or{' '}
          <a className="text-link" href={`/register?next=${encodeURIComponent(next)}`}>
            create one with a password
          </a>
          . You need it to bid, and to find your orders on any device. You can also buy without one.
        </p>
      </div>
      {settings().DEMO && (
        <DemoSignIn
          people={demoPeople.map(({ email, name, does, roles }) => ({
            email,
            name,
            does,
            open: roles.length === 0 || isLoopback(settings().HOST),
          }))}
          password={demoPassword}
          next={next}
        />
      )}
    </main>
  );
}

const isSignedIn = (actor: Actor): boolean => actor.kind === 'person' && !actor.guest;
