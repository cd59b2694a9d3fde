import { PasskeyButton } from './passkey-button.tsx';

interface SignInByPasskeyProps {
  /** Where signing in leads. */
  next: string;
  /** Also offered by the browser in the address field. */
  fills?: boolean;
}

export const SignInByPasskey = ({ next, fills = false }: SignInByPasskeyProps) => (
  <PasskeyButton
    begin="/api/session/passkey/begin"
    finish="/api/session/passkey"
    label="Use a passkey"
    sent={{ next }}
    {...(fills && { fillsFor: next })}
  />
);
