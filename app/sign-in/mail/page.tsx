import type { Metadata } from 'next';
import { formProblem } from '#components/session/form-problem.ts';
import { SessionForm } from '#components/session/session-form.tsx';
import { ButtonLink } from '#components/ui/form/button.tsx';
import { Moment } from '#components/ui/format/moment.tsx';
import { Note } from '#components/ui/note.tsx';
import { Statement } from '#components/ui/statement.tsx';
import { signInMailFor } from '#domain/session/link-times.ts';
import { demoMailFolder } from '#server/mail/demo-mail-folder.ts';
import { type MailKey, readMailKey } from '#server/session/by-mail/mail-key.ts';
import '#components/account/session.css';
import '#components/account/account.css';

export const dynamic = 'force-dynamic';
// The key stays out of Referer headers.
export const metadata: Metadata = { title: 'Sign in by email', robots: { index: false }, referrer: 'same-origin' };

type Parameters = Record<string, string>;

/** Where the mail's link leads, and where its figures are typed. Opening it does nothing: mail programs open links too. */
export default async function SignInByMailPage({ searchParams }: { searchParams: Promise<Parameters> }) {
  const parameters = await searchParams;
  const sealed = typeof parameters.key === 'string' ? parameters.key : '';
  const key = await readMailKey(sealed);
  if (!key || (key.figures && parameters.problem === 'link_ended')) {
    return (
      <Statement
        title="This link no longer works"
        actions={<ButtonLink href="/sign-in">Ask for a new email</ButtonLink>}
      >
        It’s been used, you’ve since signed in from a newer email, or it’s more than {signInMailFor} old.
      </Statement>
    );
  }
  return key.figures ? (
    <WithLink sealed={sealed} address={key.address} parameters={parameters} />
  ) : (
    <WithFigures sealed={sealed} asked={key} parameters={parameters} />
  );
}

const WithLink = ({ sealed, address, parameters }: { sealed: string; address: string; parameters: Parameters }) => (
  <main className="container session">
    <h1 className="heading-large">Sign in</h1>
    <p className="lead-text">As {address}, in this browser.</p>
    <SessionForm
      action="/api/session/mail/sign-in"
      label="Sign in"
      busy="Signing in…"
      sent={{ key: sealed }}
      problem={formProblem(parameters, 'This link no longer works. Ask for a new email.')}
      fields={[]}
    />
  </main>
);

function WithFigures({ sealed, asked, parameters }: { sealed: string; asked: MailKey; parameters: Parameters }) {
  const folder = demoMailFolder();
  return (
    <main className="container session">
      <h1 className="heading-large">Check your email</h1>
      <p className="lead-text">
        An email to {asked.address} is on its way.{' '}
        {asked.linkAlone
          ? 'Open its link. It has no code today: too many wrong ones were tried for this address. The link works once, until'
          : 'Open its link, or enter its six-digit code here. It works once, until'}{' '}
        <Moment at={new Date(asked.until).toISOString()} />.
      </p>
      <div className="session__ways">
        {parameters.instead !== undefined && (
          <Note tone="attention">That password was wrong three times, so we’ve emailed you a link instead.</Note>
        )}
        {!asked.linkAlone && (
          <SessionForm
            action="/api/session/mail/sign-in"
            label="Sign in"
            busy="Signing in…"
            sent={{ key: sealed }}
            problem={formProblem(
              parameters,
              'That code is wrong or has expired. After three attempts only the link in the email works.',
            )}
            fields={[
              {
                name: 'figures',
                label: 'Six-digit code',
                autoComplete: 'one-time-code',
                inputMode: 'numeric',
                maxLength: 7,
              },
            ]}
          />
        )}
        <div className="session__foot">
          {folder && (
            <Note>This demo doesn’t send emails. It saves them in {folder}. The newest file there has the link.</Note>
          )}
          <p>Nothing after a few minutes? Check your spam folder.</p>
          <SendAgain {...asked} />
          <a className="text-link" href={`/sign-in/password?key=${sealed}`}>
            Use a password
          </a>
          <a className="text-link" href={`/sign-in?next=${encodeURIComponent(asked.next)}`}>
            Use another address
          </a>
        </div>
      </div>
    </main>
  );
}

const SendAgain = ({ address, next }: MailKey) => (
  <form method="post" action="/api/session/mail">
    <input type="hidden" name="email" value={address} />
    <input type="hidden" name="next" value={next} />
    <button type="submit" className="text-link">
      Send a new email
    </button>
  </form>
);
