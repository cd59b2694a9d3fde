import type { MouseEvent } from 'react';
import { Photograph } from '#components/ui/photograph/photograph.tsx';
import type { PieceImage } from '#contract/catalogue/catalogue.ts';

const wide = ['(max-width: 900px) 78vw, 42vw', '(max-width: 900px) 78vw, 33vw', '(max-width: 900px) 78vw, 25vw'];
const alone = '(max-width: 900px) 100vw, 60vw';

interface DetailPhotographsProps {
  details: PieceImage[];
  look: (event: MouseEvent<HTMLAnchorElement>, file: string) => void;
}

/** Two or three details hung from a common foot, or a single wide one, each with its sentence. */
export function DetailPhotographs({ details, look }: DetailPhotographsProps) {
  if (details.length === 0) return null;
  return (
    // On a phone it scrolls sideways, and so must be within the keyboard's reach.
    <section
      className={details.length === 1 ? 'piece-details piece-details--single' : 'piece-details'}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region needs the focus to be scrolled.
      tabIndex={0}
      aria-label="Details"
    >
      {details.map((image, place) => (
        <figure key={image.file} className={image.width > image.height ? 'piece-details__wide' : undefined}>
          <a
            href={`/photographs/1200/${image.file}`}
            aria-label={`Look closer: ${image.alt}`}
            onClick={(event) => look(event, image.file)}
          >
            <Photograph image={image} alt="" sizes={details.length === 1 ? alone : (wide[place] ?? alone)} />
          </a>
          {image.caption && <figcaption className="small muted">{image.caption}</figcaption>}
        </figure>
      ))}
    </section>
  );
}
