import { ButtonLink } from '#components/ui/form/button.tsx';
import type { AccountState } from '#contract/account/account.ts';
import type { View } from '#contract/wire/views.ts';
import { PasskeyNames } from '../session/passkeys/passkey-list.tsx';
import { SettingsRow } from './settings-row.tsx';
import { SignedInOn } from './signed-in-on.tsx';

interface AccountSettingsProps {
  state: AccountState;
  sessionsOf: View<'my-sessions'> | null;
  /** The session of this browser. */
  here: string;
  /** Null where passkeys can’t be offered. */
  passkeysOf: View<'my-account'> | null;
}

export function AccountSettings({ state, sessionsOf, here, passkeysOf }: AccountSettingsProps) {
  return (
    <>
      <section aria-labelledby="security">
        <div className="section-head">
          <h2 className="heading" id="security">
            Sign-in and security
          </h2>
        </div>
        {state.demo && (
          <p className="muted">
            This is a demo account, which others use too. Its email and password can’t be changed.
          </p>
        )}
        <ul className="settings-list">
          <SettingsRow name="Email" about={emailWords(state)}>
            {!state.demo && <RowLink href="/account/email" label="Change email" />}
          </SettingsRow>
          {passkeysOf && !state.demo && (
            <SettingsRow name="Passkeys" about={<PasskeyNames initial={passkeysOf} />}>
              <RowLink href="/account/passkeys" label="Your passkeys" />
            </SettingsRow>
          )}
          {state.confirmed && !state.demo && (
            <SettingsRow name="Link by email" about={`To ${state.address}. Always on`} />
          )}
          <SettingsRow
            name="Password"
            about={state.password ? 'A new one signs you out everywhere else' : 'None yet. You sign in by email'}
          >
            {!state.demo && (
              <RowLink
                href="/account/password"
                label={state.password ? 'Change or remove password' : 'Set a password'}
              />
            )}
          </SettingsRow>
          {state.staff && !state.demo && (
            <SettingsRow
              name="Authenticator app"
              about={state.codes ? 'Asked for unless you use a passkey' : 'Not set up'}
            >
              <RowLink href="/account/codes" label={state.codes ? 'Turn off codes' : 'Set up codes'} />
            </SettingsRow>
          )}
        </ul>
      </section>
      {sessionsOf && <SignedInOn initial={sessionsOf} here={here} />}
      {!state.demo && (
        <section aria-labelledby="data">
          <div className="section-head">
            <h2 className="heading" id="data">
              Your data
            </h2>
          </div>
          <ul className="settings-list">
            <SettingsRow name="Download" about="Everything we have about you, in one file">
              <RowLink href="/api/account/export" label="Download your data" />
            </SettingsRow>
            <SettingsRow name="Delete your account" about="See what’s deleted and what’s kept first">
              <RowLink href="/account/delete" label="Delete your account" />
            </SettingsRow>
          </ul>
        </section>
      )}
    </>
  );
}

const emailWords = ({ address, claimed }: AccountState): string => {
  if (claimed === null) return address ?? '';
  if (address === null || address === claimed) return `${claimed}, not confirmed yet`;
  return `${address}. ${claimed} is not confirmed yet`;
};

const RowLink = ({ href, label }: { href: string; label: string }) => (
  <ButtonLink href={href} kind="quiet" small>
    {label}
  </ButtonLink>
);
