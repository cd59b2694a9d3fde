import { memo } from 'react';
import type { Image } from '#contract/catalogue.ts';
import { Photograph } from '../ui/photograph.tsx';

const onPhones = '(max-width: 599px) 92vw, (max-width: 900px) 56vw';
const large = `${onPhones}, (max-width: 1536px) 54vw, 840px`;
const small = `${onPhones}, (max-width: 1536px) 27vw, 410px`;

/** One large photograph and the rest in pairs. @param first the chosen variant's, which comes first */
export const Gallery = memo(function Gallery({ images, first }: { images: Image[]; first: string | null }) {
  const ordered = [
    ...images.filter((image) => image.file === first),
    ...images.filter((image) => image.file !== first),
  ];
  return (
    // On a phone it scrolls sideways, and so must be within the keyboard's reach.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region needs the focus to be scrolled.
    <section className="gal" tabIndex={0} aria-label="Photographs">
      {ordered.map((image, place) => (
        <div key={image.file} className={place === 0 ? 'g0' : 'g1'}>
          <Photograph image={image} sizes={place === 0 ? large : small} fetching={place === 0 ? 'first' : 'lazy'} />
        </div>
      ))}
    </section>
  );
});
