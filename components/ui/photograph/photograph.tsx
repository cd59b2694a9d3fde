import { memo, type ReactNode } from 'react';
import { classNames } from '#components/ui/class-names.ts';
import { photographSources } from './photograph-sources.ts';

export interface PhotographProps {
  image: { file: string; alt: string; dominantHex: string; focus?: { x: number; y: number } | undefined } | null;
  /** How wide it is shown, as the `sizes` of an image: `(max-width: 900px) 50vw, 25vw`. */
  sizes: string;
  /** Where the words beside it already say what it shows: `''`. */
  alt?: string;
  /** `first`: the page's largest picture, fetched before all else. `soon`: in sight without scrolling. */
  fetching?: 'first' | 'soon' | 'lazy';
  sold?: boolean;
  tag?: ReactNode;
}

export const Photograph = memo(function Photograph(props: PhotographProps) {
  const { image, sizes, alt, fetching = 'lazy', sold = false, tag } = props;
  return (
    <div
      className={classNames('photo', sold && 'photo--sold')}
      style={image ? { backgroundColor: image.dominantHex } : undefined}
    >
      {image === null && <NoPhotograph />}
      {image && (
        // biome-ignore lint/performance/noImgElement: the server sizes photographs, and next/image costs scripts.
        <img
          // Before `src`: an image that is on its way when it learns of them is fetched twice.
          loading={fetching === 'lazy' ? 'lazy' : 'eager'}
          fetchPriority={fetching === 'first' ? 'high' : undefined}
          // The picture that the page is about comes in the frame that shows it, not in one after.
          decoding={fetching === 'first' ? 'sync' : 'async'}
          style={image.focus && { objectPosition: `${image.focus.x * 100}% ${image.focus.y * 100}%` }}
          sizes={sizes}
          {...photographSources(image.file, sizes)}
          alt={alt ?? image.alt}
        />
      )}
      {tag && <span className="photo__tag">{tag}</span>}
    </div>
  );
});

/** Says that there is none: an empty plate looks as if one had not come. */
const NoPhotograph = () => (
  <span className="no-photo">
    <svg viewBox="0 0 40 50" fill="none" stroke="currentColor" strokeWidth="1.5" aria-hidden="true">
      <path d="M15 8h10M16.5 8v7C11 18 8 23 8 29c0 7 4 12 8 13h8c4-1 8-6 8-13 0-6-3-11-8.5-14V8" />
    </svg>
    <span>No photograph</span>
  </span>
);
