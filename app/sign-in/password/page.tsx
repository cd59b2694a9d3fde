import type { Metadata } from 'next';
import { redirect } from 'next/navigation';
import { formProblem } from '#components/session/form-problem.ts';
import { SignInByPasskey } from '#components/session/passkeys/sign-in-by-passkey.tsx';
import { SessionForm } from '#components/session/session-form.tsx';
import { Note } from '#components/ui/note.tsx';
import { readMailKey } from '#server/session/by-mail/mail-key.ts';
import { passkeySite } from '#server/session/passkey/passkey-site.ts';
import { triesBeforeMail, wrongWords } from '#server/session/sign-in/begin-sign-in.ts';
import '#components/account/session.css';
import '#components/account/account.css';

export const dynamic = 'force-dynamic';
// The key stays out of Referer headers of other sites.
export const metadata: Metadata = { title: 'Your password', robots: { index: false }, referrer: 'same-origin' };

type Parameters = Record<string, string>;

/** The address stands in the key: nobody types it twice, and no log has it. */
export default async function PasswordSignInPage({ searchParams }: { searchParams: Promise<Parameters> }) {
  const parameters = await searchParams;
  const key = await readMailKey(typeof parameters.key === 'string' ? parameters.key : '');
  if (!key) redirect('/sign-in');
  const { address, next } = key;
  const refused = parameters.problem === 'signed_out' ? wrongWords(await triesBeforeMail(address)) : wrongWords(0);
  return (
    <main className="container session">
      <h1 className="heading-large">Password</h1>
      <p className="lead-text">For {address}.</p>
      <div className="session__ways">
        {parameters.mails !== undefined && (
          <Note tone="attention">
            We’ve just sent several emails to this address. Use the newest one, or your password.
          </Note>
        )}
        <SessionForm
          action="/api/session/sign-in"
          label="Sign in"
          busy="Signing in…"
          next={next}
          sent={{ mail: 'instead' }}
          problem={formProblem(parameters, refused)}
          fields={[
            { name: 'email', label: 'Email', type: 'email', autoComplete: 'username', value: address, readOnly: true },
            {
              name: 'password',
              label: 'Password',
              type: 'password',
              autoComplete: 'current-password',
              autoFocus: true,
            },
          ]}
        />
        <form method="post" action="/api/session/mail" className="session__more">
          <input type="hidden" name="email" value={address} />
          <input type="hidden" name="next" value={next} />
          <button type="submit" className="text-link">
            Forgotten it? Get a link
          </button>
        </form>
        {passkeySite() && <SignInByPasskey next={next} />}
        <a className="text-link" href={`/sign-in?next=${encodeURIComponent(next)}`}>
          Use another address
        </a>
      </div>
    </main>
  );
}
