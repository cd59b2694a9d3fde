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
    <section className="sec wrap" aria-labelledby="collections">
      <div className="sechd">
        <h2 className="h2" id="collections">
          Collections
        </h2>
      </div>
      <div className="hang">
        {collections.slice(0, 3).map(({ slug, title, description, count, image }, place) => (
          <a key={slug} href={`/shop/${slug}`}>
            <Photograph image={image} alt="" sizes={sizes[place] ?? half} />
            <div className="between hang-t">
              <span className="h2">{title}</span>
              <span className="small mute num">{counted(count, 'piece')}</span>
            </div>
            <p className="mute small">{description}</p>
          </a>
        ))}
      </div>
    </section>
  );
}
