import { Button } from '#components/ui/form/button.tsx';
import { Note } from '../ui/note.tsx';

interface RemovePasswordProps {
  /** Why it can’t be removed now; null: it can. */
  kept: 'last' | 'codes' | null;
}

const reasons = {
  last: 'Your password is the only way into your account. Confirm your email address or add a passkey first.',
  codes: 'An authenticator app needs a password. Turn the codes off first.',
};

/** A password that isn’t there can’t be guessed or stolen. */
export const RemovePassword = ({ kept }: RemovePasswordProps) => (
  <section className="remove-password" aria-labelledby="remove-password">
    <h2 className="heading-small" id="remove-password">
      Remove your password
    </h2>
    {kept ? (
      <Note>{reasons[kept]}</Note>
    ) : (
      <form method="post" action="/api/account/password/remove" className="session__form">
        <p className="muted">
          You’ll sign in with an emailed link or a passkey. Browsers already signed in stay signed in. You can set a
          password again at any time.
        </p>
        <Button type="submit" kind="secondary" wide>
          Remove the password
        </Button>
      </form>
    )}
  </section>
);
