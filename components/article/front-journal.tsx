import { Moment } from '#components/ui/format/moment.tsx';
import type { EntryLabel } from '#contract/article/article.ts';

/** The newest entries of the journal, on the front page. */
export const FrontJournal = ({ entries }: { entries: readonly EntryLabel[] }) => (
  <section className="page-section container" aria-labelledby="from-journal">
    <div className="section-head">
      <h2 className="heading" id="from-journal">
        From the journal
      </h2>
      <a className="text-link" href="/journal">
        All entries
      </a>
    </div>
    <ul className="front-journal">
      {entries.map(({ slug, title, lead, publishedAt }) => (
        <li key={slug}>
          <h3 className="heading-small">
            <a href={`/journal/${slug}`}>{title}</a>
          </h3>
          {lead && <p className="muted">{lead}</p>}
          <p className="small muted">
            <Moment at={publishedAt} show="day" />
          </p>
        </li>
      ))}
    </ul>
  </section>
);
