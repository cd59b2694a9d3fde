import { Photograph } from '#components/ui/photograph/photograph.tsx';
import type { DropPiece } from '#contract/drop/drop-page.ts';

const sizes = '(max-width: 900px) 100vw, 40vw';

/** What people wait for. */
export const RoomPhotograph = ({ piece }: { piece: DropPiece | undefined }) =>
  piece?.image && (
    <div className="waiting-room__photo">
      <Photograph image={piece.image} sizes={sizes} fetching="first" />
    </div>
  );
