import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { cache } from 'react';
import { PageText } from '#components/article/article-text.tsx';
import { pageTitles } from '#components/article/page-titles.ts';
import { UnwrittenPage } from '#components/article/unwritten-page.tsx';
import { GuaranteeNotice } from '#components/checkout/guarantee-notice.tsx';
import { ContactPage } from '#components/contact/contact-page.tsx';
import { problemWords } from '#components/problem/problem-words.ts';
import { notFoundHead } from '#components/site/not-found-head.ts';
import { DeliverySection } from '#components/tariff/delivery-section.tsx';
import { dutyIfCustoms } from '#components/tariff/duty-words.ts';
import { formatMoney } from '#components/ui/format/format-money.ts';
import { PageHead } from '#components/ui/page-head.tsx';
import { isPageSlug } from '#contract/article/article.ts';
import { shopFigures } from '#contract/article/shop-figures.ts';
import { shopCurrency } from '#contract/shop/shop-currency.ts';
import { countryCalled } from '#domain/address/country-name.ts';
import { crossesCustoms } from '#domain/shipping/customs/customs-area.ts';
import { readArticlePage } from '#server/article/read-articles.ts';
import { readShopTerms } from '#server/article/shop-terms.ts';
import type { KeptSearch } from '#server/engine/pages/page-keeping.ts';
import { readGuaranteeNotice } from '#server/shop/guarantee/read-guarantee-notices.ts';
import { readPageShop } from '#server/shop/page-shop.ts';
import { readPageTariff } from '#server/tariff/tariff-view.ts';
import type { kept } from './kept.ts';

export const dynamic = 'force-dynamic';

const pageOf = cache(async (slug: string) =>
  readArticlePage('page', slug, shopFigures(await readShopTerms(), formatMoney)),
);

interface Props {
  params: Promise<{ slug: string }>;
  searchParams: KeptSearch<typeof kept>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { slug } = await params;
  const page = await pageOf(slug);
  if (page) return { title: page.title, description: page.lead || undefined };
  return isPageSlug(slug)
    ? { title: pageTitles[slug], ...(slug === 'contact' ? {} : { robots: 'noindex' }) }
    : notFoundHead;
}

export default async function TextPage({ params, searchParams }: Props) {
  const { slug } = await params;
  // How the contact page's form came back; where the delivery page's table is asked for.
  const { sent, problem, to } = await searchParams;
  const page = await pageOf(slug);
  if (slug === 'contact') {
    const form = <ContactPage shop={await readPageShop()} sent={sent === 'yes'} problem={problemWords(problem)} />;
    return (
      <main className="container">
        {page ? (
          <PageText page={page}>{form}</PageText>
        ) : (
          <>
            <PageHead image={null}>
              <h1 className="heading-large">{pageTitles.contact}</h1>
            </PageHead>
            {form}
          </>
        )}
      </main>
    );
  }
  if (!page) {
    if (isPageSlug(slug)) return <UnwrittenPage slug={slug} />;
    notFound();
  }
  return (
    <main className="container">
      <PageText page={page}>
        {slug === 'delivery-and-returns' && <GuaranteeNotice notice={await readGuaranteeNotice()} />}
      </PageText>
      {slug === 'delivery-and-returns' && (
        <DeliverySection
          initial={await readPageTariff()}
          currency={shopCurrency()}
          weightGrams={null}
          packing="What it costs and by when it arrives, if you order now."
          asked={to}
        >
          {(await mayOweDuty(to)) && <p className="small">{dutyIfCustoms}</p>}
        </DeliverySection>
      )}
    </main>
  );
}

/** Nothing to say where no parcel passes customs on its way: all over the EU for a shop that is in it. */
async function mayOweDuty(to: string | undefined): Promise<boolean> {
  const [{ country: shop }, { data }] = await Promise.all([readPageShop(), readPageTariff()]);
  const passes = (country: string) => crossesCustoms(shop, { country, postalCode: '' });
  if (to && countryCalled(to) === to) return passes(to);
  const served = data.zones.filter(({ tariffs }) => tariffs.length > 0);
  return shop !== '' && served.some(({ countries }) => countries.length === 0 || countries.some(passes));
}
