import { Moment } from '#components/ui/format/moment.tsx';
import { Photograph } from '#components/ui/photograph/photograph.tsx';
import { RichText } from '#components/ui/rich-text/rich-text.tsx';
import type { ArticlePage } from '#contract/catalogue/article.ts';
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
