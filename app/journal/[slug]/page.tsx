import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { EntryText } from '#components/article/article-text.tsx';
import { notFoundHead } from '#components/site/not-found-head.ts';
import { formatMoney } from '#components/ui/format/format-money.ts';
import { shopFigures } from '#contract/article/shop-figures.ts';
import { readArticlePage } from '#server/article/read-articles.ts';
import { readShopTerms } from '#server/article/shop-terms.ts';
import { shopUrl } from '#server/mail/shop-url.ts';

export const dynamic = 'force-dynamic';

const entryOf = cache(async (slug: string) =>
  readArticlePage('journal', slug, shopFigures(await readShopTerms(), formatMoney)),
);

interface Props {
  params: Promise<{ slug: string }>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { slug } = await params;
  const entry = await entryOf(slug);
  if (!entry) return notFoundHead;
  const { title, lead, image } = entry;
  return {
    metadataBase: new URL(shopUrl()),
    alternates: { canonical: `/journal/${slug}` },
    title,
    description: lead || undefined,
    openGraph: {
      type: 'article',
      title,
      description: lead || undefined,
      publishedTime: entry.publishedAt,
      images: image ? [`/catalogue/${image.file}`] : [],
    },
  };
}

export default async function JournalEntryPage({ params }: Props) {
  const entry = await entryOf((await params).slug);
  if (!entry) notFound();
  return (
    <main className="container">
      <nav className="small" aria-label="Where you are">
        <a className="text-link sale-room__back" href="/journal">
          Journal
        </a>
      </nav>
      <EntryText entry={entry} />
    </main>
  );
}
