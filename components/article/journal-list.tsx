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
      <h1 className="h1 journal-title">Journal</h1>
      {entries.length === 0 && <p className="lead">Nothing has been written yet.</p>}
      <ul className="journal">
        {entries.map(({ slug, title, lead, image, publishedAt }, place) => (
          <li key={slug} className={image ? undefined : 'plain'}>
            <a className="card" href={`/journal/${slug}`}>
              {image && (
                <Photograph
                  image={image}
                  alt=""
                  sizes={place === 0 ? first : others}
                  fetching={place === 0 ? 'first' : 'lazy'}
                />
              )}
              <div>
                <h2 className={place === 0 ? 'h1' : 'h2'}>{title}</h2>
                {lead && <p className="mute">{lead}</p>}
                <p className="small mute">
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
