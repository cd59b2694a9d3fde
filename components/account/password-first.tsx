import { Button } from '#components/ui/form/button.tsx';
import { Note } from '../ui/note.tsx';

/** In place of a form that asks for a password, where an account has none. */
export function PasswordFirst({ address }: { address: string | null }) {
  return (
    <form className="session-form" method="post" action="/api/session/forgotten">
      <Note>
        Your account has no password yet, and this needs one. We send a link to {address}, and you choose it there. Or
        sign out and in again: for ten minutes after a mail or a passkey nothing is asked.
      </Note>
      <input type="hidden" name="email" value={address ?? ''} />
      <Button type="submit">Email me the link</Button>
    </form>
  );
}
