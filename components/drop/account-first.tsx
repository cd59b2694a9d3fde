import { Note } from '#components/ui/note.tsx';
import { ticketNeedWords } from '#domain/person/need-words.ts';
import type { PersonNeed } from '#domain/person/scarce-use.ts';

/** Says early that a ticket needs an account: signing in takes longer than a draw. */
export const AccountFirst = ({ back }: { back: string }) => (
  <p className="small">
    A ticket needs an account, so that each person gets one.{' '}
    <a className="text-link" href={`/sign-in?next=${encodeURIComponent(back)}`}>
      Sign in or create one
    </a>{' '}
    now: it costs you no place.
  </p>
);

interface TicketNeedsProps {
  missing: readonly PersonNeed[];
  accountHours: number;
}

/** What a ticket still needs of somebody who is signed in. */
export function TicketNeeds({ missing, accountHours }: TicketNeedsProps) {
  return (
    <Note tone="attention">
      {missing.map((need) => ticketNeedWords(need, accountHours)).join(' ')}{' '}
      <a href={missing.includes('confirmed_email') ? '/account' : '/account/bidding'}>Go to your account</a>
    </Note>
  );
}
