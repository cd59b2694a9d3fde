import { Moment } from '#components/ui/format/moment.tsx';
import { Photograph } from '#components/ui/photograph/photograph.tsx';
import type { EntryLabel } from '#contract/catalogue/article.ts';
import './article.css';

export function JournalList({ entries }: { entries: readonly EntryLabel[] }) {
  return (
    <>
      <h1 className="h1 journal-title">Journal</h1>
      {entries.length === 0 && <p className="lead">Nothing has been written yet.</p>}
      <ul className="journal">
        {entries.map(({ slug, title, lead, image, publishedAt }, place) => (
          <li key={slug}>
            <a className="card" href={`/journal/${slug}`}>
              {image && (
                <Photograph
                  image={image}
                  alt=""
                  sizes="(max-width: 900px) 100vw, 46vw"
                  fetching={place < 2 ? 'soon' : 'lazy'}
                />
              )}
              <h2 className="h2">{title}</h2>
              {lead && <p className="mute">{lead}</p>}
              <p className="small mute">
                <Moment at={publishedAt} show="day" />
              </p>
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}
