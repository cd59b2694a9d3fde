'use client';

import { useView } from '#components/live/view/use-view.ts';
import { Button } from '#components/ui/form/button.tsx';
import { Field } from '#components/ui/form/field.tsx';
import { Moment } from '#components/ui/format/moment.tsx';
import type { OwnPasskey } from '#contract/session/passkey.ts';
import type { View } from '#contract/wire/views.ts';

/** An account's passkeys, as they are now: another browser may have changed them. */
export function PasskeyList({ initial }: { initial: View<'my-account'> }) {
  const { passkeys } = useView(initial.topic, initial)?.data ?? initial.data;
  if (passkeys.length === 0) return <p className="muted">None yet.</p>;
  return (
    <ul className="settings-list">
      {passkeys.map((passkey) => (
        <Row key={passkey.id} passkey={passkey} />
      ))}
    </ul>
  );
}

function Row({ passkey: { id, name, addedAt, usedAt } }: { passkey: OwnPasskey }) {
  return (
    <li className="settings-list__wide">
      <span>
        <b className="medium">{name}</b>
        <span className="small muted">
          Added <Moment at={addedAt} show="day" />
          {usedAt ? (
            <>
              , last used <Moment at={usedAt} show="day-time" />
            </>
          ) : (
            ', not used yet'
          )}
        </span>
      </span>
      <span className="cluster passkeys__actions">
        <details className="passkeys__name">
          <summary className="button button--quiet button--small">
            Rename<span className="visually-hidden">: {name}</span>
          </summary>
          <form method="post" action="/api/account/passkeys/name" className="passkeys__form">
            <input type="hidden" name="id" value={id} />
            <Field
              id={`name-${id}`}
              name="name"
              label="New name"
              defaultValue={name}
              maxLength={60}
              autoComplete="off"
            />
            <Button type="submit" kind="secondary" small>
              Save
            </Button>
          </form>
        </details>
        <form method="post" action="/api/account/passkeys/remove">
          <input type="hidden" name="id" value={id} />
          <Button type="submit" kind="quiet" small aria-label={`Remove: ${name}`}>
            Remove
          </Button>
        </form>
      </span>
    </li>
  );
}

/** What the account's page says of them in one line. */
export function PasskeyNames({ initial }: { initial: View<'my-account'> }) {
  const { passkeys } = useView(initial.topic, initial)?.data ?? initial.data;
  if (passkeys.length === 0) return 'None yet. Sign in with your finger, face or PIN';
  return passkeys.map(({ id, name, addedAt }, place) => (
    <span key={id}>
      {place > 0 && '. '}“{name}”, added <Moment at={addedAt} show="day" />
    </span>
  ));
}
