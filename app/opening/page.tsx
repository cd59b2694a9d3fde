import type { Metadata } from 'next';
import { companyPageTitle } from '#components/article/page-titles.ts';
import { OpeningPage } from '#components/opening/opening-page.tsx';
import { openingDay } from '#components/opening/opening-words.ts';
import { readPageHeadPhotograph } from '#server/article/page-head-photograph.ts';
import { readOpening } from '#server/opening/opening-view.ts';
import { readPageShop } from '#server/shop/page-shop.ts';

export const dynamic = 'force-dynamic';

export async function generateMetadata(): Promise<Metadata> {
  const [{ data }, { zone }] = await Promise.all([readOpening(), readPageShop()]);
  return data.opensAt === null
    ? {}
    : { title: `We open on ${openingDay(data.opensAt, zone)}`, alternates: { canonical: '/' } };
}

/** Before the shop opens visitors are given this page in place of the front page. */
export default async function Opening() {
  const [opening, shop, image] = await Promise.all([
    readOpening(),
    readPageShop(),
    readPageHeadPhotograph('openingPhotograph'),
  ]);
  const { opensAt } = opening.data;
  // Nobody is given this: once the shop is open the address leads to the front page.
  if (opensAt === null) return <main className="container">The shop is open.</main>;
  return (
    <OpeningPage
      initial={opening}
      opensAt={opensAt}
      shop={shop}
      companyPage={companyPageTitle(shop.country)}
      image={image}
    />
  );
}
