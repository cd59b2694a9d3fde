'use client';

import { useEffect, useRef } from 'react';
import { Button } from '#components/ui/form/button.tsx';
import { Moment } from '#components/ui/format/moment.tsx';
import type { OwnAlert } from '#contract/alert/alert.ts';
import type { VariantView } from '#contract/catalogue/catalogue.ts';
import { announce } from '../ui/announce.ts';
import { Note } from '../ui/note.tsx';
import { Wet } from '../ui/wet.tsx';
import { joinWords, lineWords, placeWords } from './alert-words.ts';
import { useAsk, useStop } from './use-alerts.ts';

interface StandingProps {
  alert: OwnAlert;
  line: VariantView['line'] | undefined;
}

/** Where somebody stands who has asked for a piece. */
export function Standing({ alert, line }: StandingProps) {
  return alert.state === 'lapsed' ? (
    <Lapsed alert={alert} waiting={line?.waiting ?? 0} />
  ) : (
    <Waiting alert={alert} offeredUntil={line?.offeredUntil ?? null} />
  );
}

function Waiting({ alert: { id, place }, offeredUntil }: { alert: OwnAlert; offeredUntil: string | null }) {
  const { stop, pending } = useStop();
  const words = placeWords(place ?? 1);
  const told = useRef(words);
  useEffect(() => {
    if (told.current !== words) announce(words);
    told.current = words;
  }, [words]);
  return (
    <div className="alert-standing">
      <Note>
        <b className="bold">
          <Wet text={words} />
        </b>{' '}
        {offeredUntil === null ? (
          lineWords(place ?? 1)
        ) : (
          <>
            One is offered to someone who asked before you, until <Moment at={offeredUntil} />. If they don’t take it,
            it goes to the next.
          </>
        )}
      </Note>
      <Button kind="quiet" small busy={pending && 'Leaving…'} onClick={() => void stop(id)}>
        Leave the line
      </Button>
    </div>
  );
}

function Lapsed({ alert: { sku, offeredUntil }, waiting }: { alert: OwnAlert; waiting: number }) {
  const { ask, pending, problem } = useAsk();
  return (
    <div className="alert-standing">
      <p className="small muted">
        {offeredUntil && (
          <>
            The offer ended at <Moment at={offeredUntil} />. Others can have the piece now.
          </>
        )}
      </p>
      <Button
        kind="secondary"
        wide
        busy={pending && 'Joining…'}
        onClick={() => void ask({ kind: 'back_in_stock', sku: sku ?? '' })}
      >
        Join the line again
      </Button>
      <p className="small muted">{problem?.message ?? joinWords(waiting)}</p>
    </div>
  );
}
