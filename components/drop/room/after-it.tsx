import { ButtonLink } from '#components/ui/form/button.tsx';
import type { DropPiece } from '#contract/drop/drop-page.ts';
import type { DropEnding } from '#domain/drop/keeping.ts';
import type { RoomMoment } from './room-moment.ts';

/** Who is inside, or is done, looks at no line. */
export const hasLine = ({ kind }: RoomMoment): boolean =>
  kind !== 'announced' && kind !== 'admitted' && kind !== 'holding' && kind !== 'used' && kind !== 'over';

/** Once a drop is over its pieces are sold on, and its counts stand still. */
export const hasLeft = (moment: RoomMoment): boolean => moment.kind !== 'over' || moment.ending === 'sold_out';

/** The way on after the end: to what can be bought, or to hear of one that comes back. */
export const AfterIt = ({ ending, piece }: { ending: DropEnding; piece: DropPiece | undefined }) =>
  piece && (
    <ButtonLink href={`/products/${piece.slug}`}>
      {ending === 'sold_out' || ending === 'sold_before' ? 'Tell me if one comes back' : 'See the piece'}
    </ButtonLink>
  );
