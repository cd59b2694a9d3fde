import { Moment } from '#components/ui/format/moment.tsx';
import type { DropView } from '#contract/drop/drop.ts';
import { cameWords } from './room-words.ts';

/** `The last one went at 19:11. 2,306 people came, 396 went in.` */
export function OverLead({ view }: { view: DropView }) {
  return (
    <p className="lead-text tabular">
      {view.ending === 'sold_out' && view.overAt && (
        <>
          The last one went at <Moment at={view.overAt} />.{' '}
        </>
      )}
      {cameWords(view)}
    </p>
  );
}
