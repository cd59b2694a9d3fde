import { type MouseEvent, memo } from 'react';
import { Photograph } from '#components/ui/photograph/photograph.tsx';
import type { PieceImage } from '#contract/catalogue/catalogue.ts';
import { SearchIcon } from '../ui/icons.tsx';
import { WishCorner } from '../wish-list/wish-corner.tsx';

const large = '(max-width: 900px) 100vw, (max-width: 1536px) 54vw, 840px';

interface GalleryProps {
  productId: string;
  title: string;
  images: PieceImage[];
  /** The chosen variant's. */
  shown: PieceImage | null;
  look: (event: MouseEvent<HTMLAnchorElement>, at: number) => void;
}

/** The piece's large photograph, and the way to see it and the others from near. */
export const Gallery = memo(function Gallery({ productId, title, images, shown, look }: GalleryProps) {
  const at = Math.max(
    0,
    images.findIndex(({ file }) => file === shown?.file),
  );
  return (
    <div className="piece-page__gallery">
      <Photograph image={shown} sizes={large} fetching="first" />
      <WishCorner productId={productId} title={title} />
      {shown && (
        <a className="piece-page__look" href={`/photographs/1200/${shown.file}`} onClick={(event) => look(event, at)}>
          <SearchIcon />
          Look closer
        </a>
      )}
      {images.length > 1 && (
        <span className="piece-page__count small tabular">
          {at + 1} of {images.length}
        </span>
      )}
    </div>
  );
});
