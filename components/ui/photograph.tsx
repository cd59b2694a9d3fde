import { memo, type ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { photographSources } from './photograph-sources.ts';

export interface PhotographProps {
  image: { file: string; alt: string; dominantHex: string } | null;
  /** How wide it is shown, as the `sizes` of an image: `(max-width: 900px) 50vw, 25vw`. */
  sizes: string;
  /** Where the words beside it already say what it shows: `''`. */
  alt?: string;
  /** `first`: the page's largest picture, fetched before all else. `soon`: in sight without scrolling. */
  fetching?: 'first' | 'soon' | 'lazy';
  /** Half opacity, half desaturated. */
  sold?: boolean;
  /** A note on its lower left corner. */
  tag?: ReactNode;
}

/** A photograph on its plate: 4:5, uncropped space and its own colour from the first paint on. */
export const Photograph = memo(function Photograph(props: PhotographProps) {
  const { image, sizes, alt, fetching = 'lazy', sold = false, tag } = props;
  return (
    <div
      className={classNames('ph', sold && 'sold')}
      style={image ? { backgroundColor: image.dominantHex } : undefined}
    >
      {image && (
        // biome-ignore lint/performance/noImgElement: the server sizes photographs, and next/image costs scripts.
        <img
          // Before `src`: an image that is on its way when it learns of them is fetched twice.
          loading={fetching === 'lazy' ? 'lazy' : 'eager'}
          fetchPriority={fetching === 'first' ? 'high' : undefined}
          // The picture that the page is about comes in the frame that shows it, not in one after.
          decoding={fetching === 'first' ? 'sync' : 'async'}
          sizes={sizes}
          {...photographSources(image.file, sizes)}
          alt={alt ?? image.alt}
        />
      )}
      {tag && <span className="tag">{tag}</span>}
    </div>
  );
});
