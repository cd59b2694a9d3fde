import type { Metadata } from 'next';
import { formProblem } from '#components/session/form-problem.ts';
import { SessionAside } from '#components/session/session-aside.tsx';
import { SessionForm } from '#components/session/session-form.tsx';
import { safePath } from '#server/web/answer.ts';
import '#components/account/session.css';
import '#components/account/account.css';

export const dynamic = 'force-dynamic';
export const metadata: Metadata = { title: 'Create an account' };

export default async function RegisterPage({ searchParams }: { searchParams: Promise<Record<string, string>> }) {
  const parameters = await searchParams;
  const next = safePath(parameters.next ?? '/');
  const refused = 'We couldn’t create an account with these details. If you already have one, sign in instead.';
  return (
    <main className="container session">
      <h1 className="heading-large">Create an account</h1>
      <p className="lead-text">To bid, and to find your orders on any device. Your bag comes with you.</p>
      <SessionForm
        action="/api/session/register"
        label="Create the account"
        busy="Creating…"
        next={next}
        problem={formProblem(parameters, refused)}
        fields={[
          { name: 'name', label: 'Name', autoComplete: 'name', hint: 'Other people never see it.' },
          {
            name: 'email',
            label: 'Email',
            type: 'email',
            autoComplete: 'email',
            hint: 'We’ll send a link to confirm it.',
          },
          {
            name: 'password',
            label: 'Password',
            type: 'password',
            autoComplete: 'new-password',
            hint: 'At least 10 characters. Three random words are easy to remember.',
          },
        ]}
      />
      <p className="session__more">
        Have one already?{' '}
        <a className="text-link" href={`/sign-in?next=${encodeURIComponent(next)}`}>
          Sign in
        </a>
        .
      </p>
      <SessionAside
        title="What an account is for"
        rows={[
          { name: 'Orders', text: 'Every order, parcel and return in one place.' },
          { name: 'Auctions', text: 'Bid on lots, and see where you stand on each.' },
          { name: 'Wish list', text: 'Your saved pieces, on all your devices.' },
          { name: 'Not needed to buy', text: 'You can check out as a guest.' },
        ]}
      />
    </main>
  );
}
