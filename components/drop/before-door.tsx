'use client';

import { type ReactNode, useState } from 'react';
import { ButtonLink } from '#components/ui/form/button.tsx';
import { Moment } from '#components/ui/format/moment.tsx';
import type { DropStanding } from '#contract/drop/drop.ts';
import type { DropFacts } from '#contract/drop/drop-page.ts';
import { AccountFirst, TicketNeeds } from './account-first.tsx';
import { RemindMe } from './remind-me.tsx';
import { useDropStanding, useSignedIn } from './use-drop-standing.ts';

interface BeforeDoorProps {
  drop: DropFacts;
  phase: 'announced' | 'room';
  /** Another thing to press. */
  beside: ReactNode;
}

/** What can be done before the door opens, and what a ticket will need: said while there is time. */
export function BeforeDoor({ drop, phase, beside }: BeforeDoorProps) {
  const signedIn = useSignedIn();
  const standing = useDropStanding(drop.slug, signedIn === true);
  const [asked, setAsked] = useState<string | null>(null);
  const remindsAt = asked ?? standing?.remindsAt;
  const room = `/drops/${drop.slug}/room`;
  return (
    <>
      {phase === 'announced' && remindsAt && (
        <p className="medium" data-testid="reminded">
          We’ll tell you <Moment at={remindsAt} show="day-time" />.
        </p>
      )}
      <div className="cluster cluster--wrapping">
        {phase === 'room' && <ButtonLink href={room}>Go to the waiting room</ButtonLink>}
        {phase === 'announced' && !remindsAt && <RemindMe drop={drop} signedIn={signedIn} reminded={setAsked} />}
        {beside}
      </div>
      {!signedIn && <AccountFirst back={phase === 'room' ? room : `/drops/${drop.slug}`} />}
      {signedIn && standing && <Ready standing={standing} drop={drop} phase={phase} />}
    </>
  );
}

function Ready({
  standing: { entry, missing },
  drop,
  phase,
}: Pick<BeforeDoorProps, 'drop' | 'phase'> & { standing: DropStanding }) {
  if (entry)
    return (
      <p className="small">
        Your ticket is <b className="tabular">{entry.id}</b>.
      </p>
    );
  if (missing.length > 0) return <TicketNeeds missing={missing} accountHours={drop.accountHours} />;
  return (
    <p className="small muted">
      {phase === 'room'
        ? 'You’re signed in and can take a ticket.'
        : 'You’re signed in and have everything you need for a ticket.'}
    </p>
  );
}
