import { Button } from '#components/ui/form/button.tsx';
import { Note } from '../ui/note.tsx';

const saved: Readonly<Record<string, string>> = {
  password: 'Your password is changed. You were signed out everywhere else.',
  'password-removed': 'Your password is removed. You sign in with a link by email or a passkey.',
  address: 'Your address is confirmed.',
  sent: 'We sent a link. Open it to confirm the address. If nothing comes within a few minutes, look in your spam.',
  sessions: 'Signed out there.',
  codes:
    'Codes are on. From now on every sign-in asks for one. Whoever was signed in elsewhere without a passkey was signed out.',
  card: 'The card is removed. Before your next bid we ask for one again.',
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
        <Note>This demo sends no mail: it writes it to {mailFolder}. The newest file there has the link.</Note>
      )}
      {claimed && done !== 'sent' && (
        <Note tone="attention">
          <p>
            {owned
              ? `Confirm ${claimed} with the link that we sent to it. Until then we write to your previous address.`
              : `Confirm ${claimed} with the link that we sent to it. You can shop and bid already, but until you confirm it we don’t email you about your lots.`}
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
