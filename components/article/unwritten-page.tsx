import { ButtonLink } from '#components/ui/form/button.tsx';
import type { PageSlug } from '#contract/article/article.ts';
import { Statement } from '../ui/statement.tsx';
import { pageTitles } from './page-titles.ts';

/** A page that every shop has, before the merchant has written it. */
export function UnwrittenPage({ slug }: { slug: PageSlug }) {
  return (
    <Statement title={pageTitles[slug]} actions={<ButtonLink href="/shop">See all pieces</ButtonLink>}>
      The shop hasn’t written this page yet.
    </Statement>
  );
}
