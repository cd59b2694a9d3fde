'use client';

import { useByServerNow } from '#components/live/clock/use-server-now.ts';
import { ButtonLink } from '#components/ui/form/button.tsx';
import { countedInWords } from '#components/ui/format/count-words.ts';
import { Moment } from '#components/ui/format/moment.tsx';
import { Photograph } from '#components/ui/photograph/photograph.tsx';
import type { DropView } from '#contract/drop/drop.ts';
import type { DropFacts, DropPage, DropPiece } from '#contract/drop/drop-page.ts';
import { type DropPhase, type DropState, phaseOf } from '#domain/drop/drop-phase.ts';
import type { DropEnding } from '#domain/drop/keeping.ts';
import { Countdown } from '../opening/countdown.tsx';
import { BeforeDoor } from './before-door.tsx';
import { DropDots } from './drop-dots.tsx';
import { LivePrice } from './live-price.tsx';
import { OverLead } from './room/over-lead.tsx';
import { leftWords, overHeadline, ticketsWords } from './room/room-words.ts';
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
  const ending = view?.ending ?? drop.ending;
  const showsLeft = phase !== 'over' || ending === 'sold_out';
  const Heading = isPage ? 'h1' : 'h2';
  const [first] = pieces;
  const toPieces = first && (
    <ButtonLink
      kind="secondary"
      href={pieces.length === 1 || isPage ? `/products/${first.slug}` : `/drops/${drop.slug}`}
    >
      {pieces.length === 1 ? 'See the piece' : 'See the pieces'}
    </ButtonLink>
  );
  return (
    <section className="drop-hero" aria-label={drop.title} data-phase={phase} data-ending={ending}>
      <div className="drop-hero__text">
        <div>
          <p className="muted tabular">
            A drop, <Moment at={drop.opensAt} show="day" />
          </p>
          <Heading className="display-heading">{drop.title}</Heading>
          {drop.description && <p className="lead-text">{drop.description}</p>}
          <p className="lead-text tabular">
            {whatOf({ ...drop, ...(view && { size: view.size, isKept: view.isKept, ending }) })}
            {first && pieces.length === 1 && (
              <>
                {' '}
                <LivePrice piece={first} />.
              </>
            )}
          </p>
        </div>
        <div className="drop-hero__block">
          <When drop={drop} phase={phase} view={view} />
          {showsLeft && (
            <div className="drop-hero__state">
              {view && <DropDots view={view} />}
              <p className="small muted tabular">
                {view && leftWords(view)}{' '}
                {view && phase === 'room' && view.entries > 0 && `${ticketsWords(view.entries)}.`}
              </p>
            </div>
          )}
          {phase === 'announced' || phase === 'room' ? (
            <BeforeDoor drop={drop} phase={phase} beside={toPieces} />
          ) : (
            <div className="cluster cluster--wrapping">
              <Action drop={drop} phase={phase} ending={ending} first={first} />
              {ending !== 'sold_out' && ending !== 'sold_before' && toPieces}
            </div>
          )}
        </div>
      </div>
      <Photograph image={first?.image ?? null} sizes={sizes} fetching={isPage ? 'first' : 'lazy'} />
    </section>
  );
}

function whatOf({ size, perPerson, isKept, ending }: DropFacts): string {
  if (ending === 'called_off' || ending === 'sold_before') return '';
  const most = perPerson === 1 ? 'one to a person' : `at most ${perPerson} to a person`;
  if (isKept && size === 0) return 'No pieces are left. If one comes back, it goes into the drop.';
  if (isKept) return `${countedInWords(size, 'piece')}, ${most}.`;
  return `On general sale until the waiting room opens. Any pieces left then go into the drop, ${most}.`;
}

function When({ drop, phase, view }: { drop: DropFacts; phase: DropPhase; view: DropView | null }) {
  if (phase === 'over') return <Over drop={drop} view={view} />;
  if (phase === 'open' || phase === 'drawing') {
    return (
      <p className="small live-text medium">
        {phase === 'open' ? 'The door is open.' : 'The order is being drawn.'}{' '}
        {phase === 'open' && 'If you join now, you go to the end of the line.'}
      </p>
    );
  }
  return (
    <>
      <p className="small muted">
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

function Over({ drop, view }: { drop: DropFacts; view: DropView | null }) {
  return (
    <>
      <p className="heading-small">{overHeadline[view?.ending ?? drop.ending ?? 'closed']}</p>
      {view && <OverLead view={view} />}
    </>
  );
}

interface ActionProps {
  drop: DropFacts;
  phase: DropPhase;
  ending: DropEnding | null;
  first: DropPiece | undefined;
}

function Action({ drop, phase, ending, first }: ActionProps) {
  if (phase !== 'over') return <ButtonLink href={`/drops/${drop.slug}/room`}>Go to the waiting room</ButtonLink>;
  const isSold = ending === 'sold_out' || ending === 'sold_before';
  return (
    <>
      {isSold && first && <ButtonLink href={`/products/${first.slug}`}>Tell me if one comes back</ButtonLink>}
      {(ending === 'sold_out' || ending === 'closed') && (
        <ButtonLink kind="secondary" href={`/drops/${drop.slug}/proof`}>
          Check the draw
        </ButtonLink>
      )}
    </>
  );
}
