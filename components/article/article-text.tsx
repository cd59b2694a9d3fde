import type { ArticlePage } from '#contract/article.ts';
import { Moment } from '../ui/moment.tsx';
import { Photograph } from '../ui/photograph.tsx';
import { RichText } from '../ui/rich-text.tsx';
import './article.css';

interface ArticleTextProps {
  article: ArticlePage;
  /** Says when it was last changed, in place of when it appeared. */
  changed?: boolean;
}

export function ArticleText({ article, changed = false }: ArticleTextProps) {
  const { title, lead, html, image, publishedAt, changedAt } = article;
  return (
    <article className="article">
      <header>
        <h1 className="h1">{title}</h1>
        {lead && <p className="lead">{lead}</p>}
        <p className="small mute">
          {changed && 'Last changed '}
          <Moment at={changed ? changedAt : publishedAt} show="day" />
        </p>
      </header>
      {image && <Photograph image={image} sizes="(max-width: 900px) 100vw, 720px" fetching="first" />}
      <RichText html={html} />
    </article>
  );
}
