import { ButtonLink } from '#components/ui/form/button.tsx';
import { Moment } from '#components/ui/format/moment.tsx';
import type { ListedText } from '#contract/article/article.ts';
import { pageTitles } from '../../article/page-titles.ts';
import './texts.css';

export function TextList({ texts }: { texts: readonly ListedText[] }) {
  const journal = texts.filter(({ kind }) => kind === 'journal');
  return (
    <>
      <section aria-labelledby="pages">
        <h2 className="heading-small" id="pages">
          Pages
        </h2>
        <Rows texts={texts.filter(({ kind }) => kind === 'page')} />
      </section>
      <section aria-labelledby="journal">
        <div className="between text-section">
          <h2 className="heading-small" id="journal">
            Journal
          </h2>
          <ButtonLink href="/desk/texts/new" kind="secondary" small>
            New entry
          </ButtonLink>
        </div>
        {journal.length > 0 ? <Rows texts={journal} /> : <p className="muted">No entries yet.</p>}
      </section>
    </>
  );
}

function Rows({ texts }: { texts: readonly ListedText[] }) {
  return (
    <table className="tabular text-list">
      <thead>
        <tr>
          <th scope="col">Title</th>
          <th scope="col">State</th>
          <th scope="col">Last changed</th>
        </tr>
      </thead>
      <tbody>
        {texts.map(({ slug, title, published, changedAt }) => (
          <tr key={slug}>
            <td>
              <a className="text-link" href={`/desk/texts/${slug}`}>
                {title ?? pageTitles[slug as keyof typeof pageTitles]}
              </a>
            </td>
            <td>{stateOf(title, published)}</td>
            <td>{changedAt ? <Moment at={changedAt} show="day-time" /> : '–'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function stateOf(title: string | null, published: boolean): string {
  if (title === null) return 'Not written';
  return published ? 'Published' : 'Draft';
}
