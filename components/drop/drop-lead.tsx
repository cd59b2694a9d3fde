'use client';

import { useByServerNow } from '#components/live/clock/use-server-now.ts';
import { ButtonLink } from '#components/ui/form/button.tsx';
import { countedInWords } from '#components/ui/format/count-words.ts';
import { grouped } from '#components/ui/format/format-money.ts';
import { Moment } from '#components/ui/format/moment.tsx';
import { Photograph } from '#components/ui/photograph/photograph.tsx';
import type { DropFacts, DropPage } from '#contract/drop/drop-page.ts';
import { type DropPhase, type DropState, phaseOf } from '#domain/drop/drop-phase.ts';
import { Countdown } from './countdown.tsx';
import { DropDots } from './drop-dots.tsx';
import { LivePrice } from './live-price.tsx';
import { RemindMe } from './remind-me.tsx';
import { leftWords } from './room/room-words.ts';
import { useDropView } from './use-drop-view.ts';

interface DropLeadProps extends DropPage {
  /** On the drop's own page it is the page's heading. */
  isPage?: boolean;
}

const sizes = '(max-width: 900px) 100vw, (max-width: 1520px) 50vw, 760px';

/** What opens when: the same block on the home page and on the drop's own. */
export function DropLead({ drop, pieces, isPage = false }: DropLeadProps) {
  const view = useDropView(drop.id);
  const state = (view?.state ?? drop.state) as DropState;
  const phase = useByServerNow((now) =>
    now === null ? state : phaseOf({ state, entriesFrom: Date.parse(drop.entriesFrom) }, now),
  );
  const Heading = isPage ? 'h1' : 'h2';
  const [first] = pieces;
  return (
    <section className="dhero" aria-label={drop.title} data-phase={phase}>
      <div className="dht">
        <div>
          <p className="mute num">
            A drop, <Moment at={drop.opensAt} show="day" />
          </p>
          <Heading className="display">{drop.title}</Heading>
          {drop.description && <p className="lead">{drop.description}</p>}
          <p className="lead num">
            {whatOf(drop)}
            {first && pieces.length === 1 && (
              <>
                {' '}
                <LivePrice piece={first} />.
              </>
            )}
          </p>
        </div>
        <div className="dhb">
          <When drop={drop} phase={phase} />
          <div className="st-l">
            {view && <DropDots view={view} />}
            <p className="small mute num">
              {view && phase !== 'announced' && leftWords(view)}{' '}
              {view && phase === 'room' && `${grouped(view.entries)} in the waiting room.`}
            </p>
          </div>
          <div className="row wrapy">
            <Action drop={drop} phase={phase} />
            {first && (
              <ButtonLink
                kind="secondary"
                href={pieces.length === 1 || isPage ? `/products/${first.slug}` : `/drops/${drop.slug}`}
              >
                {pieces.length === 1 ? 'See the piece' : 'See the pieces'}
              </ButtonLink>
            )}
          </div>
        </div>
      </div>
      <Photograph image={first?.image ?? null} sizes={sizes} fetching={isPage ? 'first' : 'lazy'} />
    </section>
  );
}

function whatOf({ size, perPerson }: DropFacts): string {
  const most = perPerson === 1 ? 'one to a person' : `at most ${perPerson} to a person`;
  return `${countedInWords(size, 'piece')}, ${most}.`;
}

function When({ drop, phase }: { drop: DropFacts; phase: DropPhase }) {
  if (phase === 'over') return <p className="small mute">This drop is over.</p>;
  if (phase === 'open' || phase === 'drawing') return <p className="small live med">The door is open.</p>;
  return (
    <>
      <p className="small mute">
        {phase === 'room' ? (
          'The waiting room is open.'
        ) : (
          <>
            The waiting room opens <Moment at={drop.entriesFrom} show="day-time" />.
          </>
        )}{' '}
        The door opens at <Moment at={drop.opensAt} {...(phase !== 'room' && { beside: drop.entriesFrom })} />.
      </p>
      <Countdown until={drop.opensAt} />
    </>
  );
}

function Action({ drop, phase }: { drop: DropFacts; phase: DropPhase }) {
  if (phase === 'announced') return <RemindMe drop={drop} />;
  if (phase === 'over') return <ButtonLink href={`/drops/${drop.slug}/proof`}>Check the draw</ButtonLink>;
  return <ButtonLink href={`/drops/${drop.slug}/room`}>Go to the waiting room</ButtonLink>;
}
