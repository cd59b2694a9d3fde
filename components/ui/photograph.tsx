import Image from 'next/image';
import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';

export interface PhotographProps {
  image: { file: string; alt: string; dominantHex: string } | null;
  /** How wide it is shown, as the `sizes` of an image: `(max-width: 900px) 50vw, 25vw`. */
  sizes: string;
  /** Where the words beside it already say what it shows: `''`. */
  alt?: string;
  /** The page's largest picture: fetched first. */
  preload?: boolean;
  /** Half opacity, half desaturated. */
  sold?: boolean;
  /** A note on its lower left corner. */
  tag?: ReactNode;
}

/** A photograph on its plate: 4:5, uncropped space from the first paint on. */
export function Photograph({ image, sizes, alt, preload = false, sold = false, tag }: PhotographProps) {
  return (
    <div
      className={classNames('ph', sold && 'sold')}
      style={image ? { backgroundColor: image.dominantHex } : undefined}
    >
      {image && (
        <Image
          src={`/catalogue/${image.file}`}
          alt={alt ?? image.alt}
          fill
          sizes={sizes}
          preload={preload}
          quality={75}
        />
      )}
      {tag && <span className="tag">{tag}</span>}
    </div>
  );
}
