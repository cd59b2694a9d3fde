import type { ReactNode } from 'react';
import { PasskeyButton } from '#components/session/passkeys/passkey-button.tsx';
import { Note } from '#components/ui/note.tsx';
import type { PersonActor } from '#server/session/actor.ts';
import { passkeySite } from '#server/session/passkey/passkey-site.ts';
import { passkeyWantedOf } from '#server/session/prove.ts';

/** What stands in place of a form for a merchant who has come without their passkey; null for everybody else. */
export async function passkeyFirst(actor: PersonActor, next: string): Promise<ReactNode | null> {
  const wanted = await passkeyWantedOf(actor);
  if (!wanted) return null;
  return (
    <div className="session__form">
      <Note>
        {wanted.message} {passkeySite() ? '' : 'Passkeys don’t work at this web address. Ask the shop to remove yours.'}
      </Note>
      <PasskeyButton
        begin="/api/account/confirm/passkey/begin"
        finish="/api/account/confirm/passkey"
        label="Use a passkey"
        sent={{ next }}
      />
    </div>
  );
}
