'use client';

import { useView } from '#components/live/view/use-view.ts';
import type { Colleagues as Present } from '#contract/desk/colleagues.ts';
import type { View } from '#contract/wire/views.ts';
import { colleagueWords, initialsOf } from './colleague-words.ts';
import './colleagues.css';

interface Props {
  topic: string;
  /** Whoever looks: they know that they are here. */
  self: string;
  /** What they are on, as a sentence calls it: "order". */
  thing: 'order' | 'piece' | 'lot';
}

/** Who else of the shop's people has this page open now. */
export function Colleagues({ topic, self, thing }: Props) {
  const view = useView(topic) as View<'on-order'> | null;
  const others = ((view?.data as Present | undefined)?.people ?? []).filter(({ id }) => id !== self);
  return (
    <p className="colleagues small muted" aria-live="polite">
      {others.length > 0 && (
        <>
          <span className="colleagues__row" aria-hidden="true">
            {others.map(({ id, name }) => (
              <span key={id} className="colleagues__one" title={name}>
                {initialsOf(name)}
              </span>
            ))}
          </span>
          {colleagueWords(
            others.map(({ name }) => name),
            thing,
          )}
        </>
      )}
    </p>
  );
}
