import type { ReactNode } from 'react';
import { Moment } from '#components/ui/format/moment.tsx';
import { Photograph } from '#components/ui/photograph/photograph.tsx';
import { RichText } from '#components/ui/rich-text/rich-text.tsx';
import type { ArticlePage } from '#contract/article/article.ts';
import { PageHead } from '../ui/page-head.tsx';
import './article.css';

/** An entry of the journal. */
export function EntryText({ entry: { title, lead, html, image, publishedAt } }: { entry: ArticlePage }) {
  return (
    <article className="article article--entry">
      <header>
        <h1 className="heading-large">{title}</h1>
        {lead && <p className="lead-text">{lead}</p>}
        <p className="small muted">
          <Moment at={publishedAt} show="day" />
        </p>
      </header>
      {image && <Photograph image={image} sizes="(max-width: 920px) 100vw, 920px" fetching="first" />}
      <RichText html={html} />
    </article>
  );
}

/** One of the shop's own pages. @param children what the shop itself adds below the merchant's text */
export function PageText({ page, children }: { page: ArticlePage; children?: ReactNode }) {
  const { title, lead, html, image, changedAt } = page;
  return (
    <article className="article article--page">
      <PageHead image={image}>
        <h1 className="heading-large">{title}</h1>
        {lead && <p className="lead-text">{lead}</p>}
        <p className="small muted">
          Last changed <Moment at={changedAt} show="day" />
        </p>
      </PageHead>
      <RichText html={html} />
      {children}
    </article>
  );
}
