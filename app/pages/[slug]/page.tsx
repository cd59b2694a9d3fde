import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { PageText } from '#components/article/article-text.tsx';
import { pageTitles } from '#components/article/page-titles.ts';
import { UnwrittenPage } from '#components/article/unwritten-page.tsx';
import { GuaranteeNotice } from '#components/checkout/guarantee-notice.tsx';
import { formatMoney } from '#components/ui/format/format-money.ts';
import { isPageSlug } from '#contract/catalogue/article.ts';
import { shopFigures } from '#contract/catalogue/shop-figures.ts';
import { readArticlePage } from '#server/article/read-articles.ts';
import { readShopTerms } from '#server/article/shop-terms.ts';
import { readGuaranteeNotice } from '#server/shop/guarantee/read-guarantee-notices.ts';

export const dynamic = 'force-dynamic';

const pageOf = cache(async (slug: string) =>
  readArticlePage('page', slug, shopFigures(await readShopTerms(), formatMoney)),
);

interface Props {
  params: Promise<{ slug: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { slug } = await params;
  const page = await pageOf(slug);
  if (page) return { title: page.title, description: page.lead || undefined };
  return isPageSlug(slug) ? { title: pageTitles[slug], robots: 'noindex' } : {};
}

export default async function TextPage({ params }: Props) {
  const { slug } = await params;
  const page = await pageOf(slug);
  if (!page) {
    if (isPageSlug(slug)) return <UnwrittenPage slug={slug} />;
    notFound();
  }
  return (
    <main className="wrap">
      <PageText page={page}>
        {slug === 'delivery-and-returns' && <GuaranteeNotice notice={await readGuaranteeNotice()} />}
      </PageText>
    </main>
  );
}
