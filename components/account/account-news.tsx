import { Button } from '#components/ui/form/button.tsx';
import { Note } from '../ui/note.tsx';

const saved: Readonly<Record<string, string>> = {
  password: 'Your password has been changed. You’ve been signed out everywhere else.',
  'password-removed': 'Your password has been removed. You now sign in with an emailed link or a passkey.',
  address: 'Your address has been confirmed.',
  sent: 'We’ve sent a link. Open it to confirm the address. If nothing arrives within a few minutes, check your spam folder.',
  sessions: 'Signed out there.',
  codes:
    'Codes are on. You’ll need one whenever you sign in without a passkey. Other devices signed in without a passkey have been signed out.',
  card: 'Card removed. We’ll ask for one before your next bid.',
  'codes-off': 'Codes are off.',
};

export function AccountNews({
  done,
  refused,
  claimed,
  owned,
  mailFolder,
}: {
  done: string | undefined;
  /** Why what they asked for was not done. */
  refused: string | null;
  claimed: string | null;
  owned: boolean;
  /** Where mail is written instead of being sent; null: it is sent. */
  mailFolder: string | null;
}) {
  const words = done === undefined ? undefined : saved[done];
  return (
    <>
      {words && <Note>{words}</Note>}
      {refused && (
        <Note tone="attention" role="alert">
          {refused}
        </Note>
      )}
      {claimed && mailFolder && (
        <Note>This demo doesn’t send emails. It saves them in {mailFolder}. The newest file there has the link.</Note>
      )}
      {claimed && done !== 'sent' && (
        <Note tone="attention">
          <p>
            {owned
              ? `Confirm ${claimed} with the link we sent. Until then we’ll email your previous address.`
              : `Confirm ${claimed} with the link we sent. You can shop and bid already, but until you confirm it we don’t email you about your lots.`}
          </p>
          <form method="post" action="/api/account/address/again">
            <Button type="submit" kind="quiet" small>
              Send the link again
            </Button>
          </form>
        </Note>
      )}
    </>
  );
}
