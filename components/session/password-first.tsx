import { Button } from '#components/ui/form/button.tsx';
import { Note } from '../ui/note.tsx';

/** In place of a form that asks for a password, where an account has none. */
export function PasswordFirst({ address }: { address: string | null }) {
  return (
    <form className="session__form" method="post" action="/api/session/forgotten">
      <Note>
        You need a password for this. We’ll email a link to {address} so you can choose one. Or sign in again: for ten
        minutes after using an email or a passkey, you won’t be asked.
      </Note>
      <input type="hidden" name="email" value={address ?? ''} />
      <Button type="submit">Email me the link</Button>
    </form>
  );
}
