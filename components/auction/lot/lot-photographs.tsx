'use client';

import { useState } from 'react';
import { Photograph } from '#components/ui/photograph/photograph.tsx';
import type { Image } from '#contract/photograph/image.ts';

const large = '(max-width: 900px) 100vw, (max-width: 1536px) 54vw, 840px';

export function LotPhotographs({ images }: { images: readonly Image[] }) {
  const [chosen, setChosen] = useState(0);
  return (
    <div className="lot-page__photos">
      <Photograph image={images[chosen] ?? null} sizes={large} fetching="first" />
      {images.length > 1 && (
        <fieldset className="lot-page__thumbnails needs-script">
          <legend className="visually-hidden">Photographs</legend>
          {images.map((image, index) => (
            <button
              key={image.file}
              type="button"
              className={index === chosen ? 'lot-page__chosen' : undefined}
              aria-label={`Photograph ${index + 1} of ${images.length}`}
              aria-current={index === chosen ? 'true' : undefined}
              onClick={() => setChosen(index)}
            >
              <Photograph image={image} alt="" sizes="96px" />
            </button>
          ))}
        </fieldset>
      )}
    </div>
  );
}
