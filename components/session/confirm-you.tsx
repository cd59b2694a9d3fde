import { provenFor } from '#domain/session/link-times.ts';
import { PasskeyButton } from './passkeys/passkey-button.tsx';
import { SessionForm } from './session-form.tsx';
import type { FormProblem } from './use-session-form.ts';

interface ConfirmYouProps {
  /** Which ways they have. */
  password: boolean;
  passkey: boolean;
  /** A confirmed address, for a mail. */
  address: string | null;
  /** The page that this leads back to. */
  next: string;
  problem: FormProblem;
  /** What can be done then. */
  then?: string;
}

/** Asks again who is there, before something that a stranger at an open browser must not do. */
export function ConfirmYou({
  password,
  passkey,
  address,
  next,
  problem,
  then = 'Then you can add and remove passkeys.',
}: ConfirmYouProps) {
  return (
    <section className="confirm-you" aria-labelledby="confirm-you">
      <h2 className="heading-small" id="confirm-you">
        Confirm that it’s you
      </h2>
      <p className="muted">
        You signed in more than {provenFor} ago. {then}
      </p>
      {passkey && (
        <PasskeyButton
          begin="/api/account/confirm/passkey/begin"
          finish="/api/account/confirm/passkey"
          label="Use a passkey"
          sent={{ next }}
        />
      )}
      {password && (
        <SessionForm
          action="/api/account/confirm"
          label="Confirm"
          busy="Checking…"
          next={next}
          problem={problem}
          fields={[
            {
              id: 'confirm-password',
              name: 'currentPassword',
              label: 'Current password',
              type: 'password',
              autoComplete: 'current-password',
            },
          ]}
        />
      )}
      {address && (
        <SessionForm
          action="/api/session/mail"
          label="Email me a link"
          busy="Sending…"
          kind="secondary"
          sent={{ email: address, next }}
          problem={{ message: null, fields: {} }}
          fields={[]}
        />
      )}
    </section>
  );
}
