import { Moment } from '#components/ui/format/moment.tsx';
import { Photograph } from '#components/ui/photograph/photograph.tsx';
import type { EntryLabel } from '#contract/article/article.ts';
import './article.css';

const first = '(max-width: 900px) 100vw, (max-width: 1536px) 57vw, 880px';
const others = '(max-width: 600px) 100vw, (max-width: 900px) 46vw, (max-width: 1536px) 31vw, 480px';

/** The newest entry large, the others below it. */
export function JournalList({ entries }: { entries: readonly EntryLabel[] }) {
  return (
    <>
      <h1 className="heading-large journal__title">Journal</h1>
      {entries.length === 0 && <p className="lead-text">Nothing has been written yet.</p>}
      <ul className="journal">
        {entries.map(({ slug, title, lead, image, publishedAt }, place) => (
          <li key={slug} className={image ? undefined : 'journal__plain'}>
            <a className="piece-card" href={`/journal/${slug}`}>
              {image && (
                <Photograph
                  image={image}
                  alt=""
                  sizes={place === 0 ? first : others}
                  fetching={place === 0 ? 'first' : 'lazy'}
                />
              )}
              <div>
                <h2 className={place === 0 ? 'heading-large' : 'heading'}>{title}</h2>
                {lead && <p className="muted">{lead}</p>}
                <p className="small muted">
                  <Moment at={publishedAt} show="day" />
                </p>
              </div>
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}
