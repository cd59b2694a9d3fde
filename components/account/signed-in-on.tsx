'use client';

import { useView } from '#components/live/view/use-view.ts';
import { Button } from '#components/ui/form/button.tsx';
import { Moment } from '#components/ui/format/moment.tsx';
import type { OwnSessions } from '#contract/account/account.ts';
import type { View } from '#contract/wire/views.ts';
import { Badge } from '../ui/badge.tsx';
import { SettingsRow } from './settings-row.tsx';

interface SignedInOnProps {
  initial: View<'my-sessions'>;
  /** The session of this browser. */
  here: string;
}

/** Where the account is signed in, as it is now: another browser comes and goes by itself. */
export function SignedInOn({ initial, here }: SignedInOnProps) {
  const { sessions } = useView(initial.topic, initial)?.data ?? initial.data;
  const thisOne = sessions.filter(({ id }) => id === here);
  const others = sessions.filter(({ id }) => id !== here);
  return (
    <section aria-labelledby="sessions">
      <div className="section-head">
        <h2 className="heading" id="sessions">
          Signed in on
        </h2>
      </div>
      <ul className="settings-list">
        {thisOne.map(({ id, browser }) => (
          <SettingsRow key={id} name="This browser" about={browser}>
            <Badge tone="outline">Here</Badge>
          </SettingsRow>
        ))}
        {others.map((session) => (
          <Elsewhere key={session.id} session={session} />
        ))}
      </ul>
      {others.length > 0 && (
        <form method="post" action="/api/account/sessions/end" className="settings-list__foot">
          <Button type="submit" kind="secondary" small>
            Sign out everywhere else
          </Button>
        </form>
      )}
    </section>
  );
}

const Elsewhere = ({ session: { id, browser, usedAt } }: { session: OwnSessions['sessions'][number] }) => (
  <SettingsRow
    name={browser}
    about={
      <>
        Last used <Moment at={usedAt} show="day-time" />
      </>
    }
  >
    <form method="post" action="/api/account/sessions/end">
      <input type="hidden" name="session" value={id} />
      <Button type="submit" kind="quiet" small aria-label={`Sign out ${browser}`}>
        Sign out
      </Button>
    </form>
  </SettingsRow>
);
