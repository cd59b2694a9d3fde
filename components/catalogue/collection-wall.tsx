import { counted } from '#components/ui/format/count-words.ts';
import { Photograph } from '#components/ui/photograph/photograph.tsx';
import type { Image } from '#contract/photograph/image.ts';

interface CollectionCard {
  slug: string;
  title: string;
  description: string;
  count: number;
  image: Image | null;
}

const half = '(max-width: 599px) calc(50vw - 28px)';
/** By place, the first being the widest. */
const sizes = ['(max-width: 599px) calc(100vw - 40px), 40vw', `${half}, 32vw`, `${half}, 24vw`];

export function CollectionWall({ collections }: { collections: CollectionCard[] }) {
  return (
    <section className="page-section container" aria-labelledby="collections">
      <div className="section-head">
        <h2 className="heading" id="collections">
          Collections
        </h2>
      </div>
      <div className="room-wall">
        {collections.slice(0, 3).map(({ slug, title, description, count, image }, place) => (
          <a key={slug} href={`/shop/${slug}`}>
            <Photograph image={image} alt="" sizes={sizes[place] ?? half} />
            <div className="between room-wall__title">
              <span className="heading">{title}</span>
              <span className="small muted tabular">{counted(count, 'piece')}</span>
            </div>
            <p className="muted small">{description}</p>
          </a>
        ))}
      </div>
    </section>
  );
}
