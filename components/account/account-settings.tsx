import type { ReactNode } from 'react';
import type { AccountState, SignedInOn } from '#contract/account.ts';
import type { View } from '#contract/views.ts';
import { Badge } from '../ui/badge.tsx';
import { Button, ButtonLink } from '../ui/button.tsx';
import { Moment } from '../ui/moment.tsx';
import { PasskeyNames } from './passkeys/passkey-list.tsx';

interface AccountSettingsProps {
  state: AccountState;
  sessions: readonly SignedInOn[];
  /** Null where passkeys can’t be offered. */
  passkeysOf: View<'my-account'> | null;
}

export function AccountSettings({ state, sessions, passkeysOf }: AccountSettingsProps) {
  return (
    <>
      <section aria-labelledby="security">
        <div className="sechd">
          <h2 className="h2" id="security">
            Sign-in and security
          </h2>
        </div>
        {state.demo && (
          <p className="mute">This is a demo account, which others use too. Its email and password can’t be changed.</p>
        )}
        <ul className="set-rows">
          <Row name="Email" about={emailWords(state)}>
            {!state.demo && <RowLink href="/account/email" label="Change email" />}
          </Row>
          {passkeysOf && !state.demo && (
            <Row name="Passkeys" about={<PasskeyNames initial={passkeysOf} />}>
              <RowLink href="/account/passkeys" label="Your passkeys" />
            </Row>
          )}
          {state.confirmed && !state.demo && <Row name="Link by mail" about={`To ${state.address}. Always on`} />}
          <Row
            name="Password"
            about={state.password ? 'A new one signs you out everywhere else' : 'None yet: you sign in by mail'}
          >
            {!state.demo && (
              <RowLink href="/account/password" label={state.password ? 'Change password' : 'Set a password'} />
            )}
          </Row>
          {state.merchant && !state.demo && (
            <Row name="Codes from an app" about={state.codes ? 'Asked for at every sign-in' : 'Not set up'}>
              <RowLink href="/account/codes" label={state.codes ? 'Turn off codes' : 'Set up codes'} />
            </Row>
          )}
        </ul>
      </section>
      <Sessions sessions={sessions} />
      {!state.demo && (
        <section aria-labelledby="data">
          <div className="sechd">
            <h2 className="h2" id="data">
              Your data
            </h2>
          </div>
          <ul className="set-rows">
            <Row name="Download" about="Everything we have about you, in one file">
              <RowLink href="/api/account/export" label="Download your data" />
            </Row>
            <Row name="Delete your account" about="You see what is deleted and what is kept first">
              <RowLink href="/account/delete" label="Delete your account" />
            </Row>
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

function Sessions({ sessions }: { sessions: readonly SignedInOn[] }) {
  return (
    <section aria-labelledby="sessions">
      <div className="sechd">
        <h2 className="h2" id="sessions">
          Signed in on
        </h2>
      </div>
      <ul className="set-rows">
        {sessions.map(({ id, browser, usedAt, here }) => (
          <Row
            key={id}
            name={here ? 'This browser' : browser}
            about={
              here ? (
                browser
              ) : (
                <>
                  Last used <Moment at={usedAt} show="day-time" />
                </>
              )
            }
          >
            {here ? (
              <Badge tone="outline">Here</Badge>
            ) : (
              <form method="post" action="/api/account/sessions/end">
                <input type="hidden" name="session" value={id} />
                <Button type="submit" kind="quiet" small aria-label={`Sign out ${browser}`}>
                  Sign out
                </Button>
              </form>
            )}
          </Row>
        ))}
      </ul>
      {sessions.length > 1 && (
        <form method="post" action="/api/account/sessions/end" className="set-foot">
          <Button type="submit" kind="secondary" small>
            Sign out everywhere else
          </Button>
        </form>
      )}
    </section>
  );
}

function Row({ name, about, children }: { name: string; about: ReactNode; children?: ReactNode }) {
  return (
    <li>
      <span>
        <b className="med">{name}</b>
        <span className="small mute">{about}</span>
      </span>
      {children}
    </li>
  );
}

const RowLink = ({ href, label }: { href: string; label: string }) => (
  <ButtonLink href={href} kind="quiet" small>
    {label}
  </ButtonLink>
);
