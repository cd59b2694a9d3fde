import type { Image } from '#contract/catalogue.ts';
import { Photograph } from '../ui/photograph.tsx';

/** One large photograph and the rest in pairs. @param first the chosen variant's, which comes first */
export function Gallery({ images, first }: { images: Image[]; first: string | null }) {
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
          <Photograph
            image={image}
            sizes={place === 0 ? '(max-width: 900px) 92vw, 56vw' : '(max-width: 900px) 92vw, 28vw'}
            preload={place === 0}
          />
        </div>
      ))}
    </section>
  );
}
