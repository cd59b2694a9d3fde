import type { Metadata } from 'next';
import { Fragment, type ReactNode } from 'react';
import { FrontJournal } from '#components/article/front-journal.tsx';
import { LotStrip } from '#components/auction/list/lot-strip.tsx';
import { facesOf } from '#components/auction/list/sale.ts';
import { CollectionWall } from '#components/catalogue/collection-wall.tsx';
import { EmptyShop } from '#components/catalogue/empty-shop.tsx';
import { Hero } from '#components/catalogue/hero.tsx';
import { JustSold } from '#components/catalogue/just-sold.tsx';
import { PieceCards } from '#components/catalogue/piece-cards.tsx';
import { DropLead } from '#components/drop/drop-lead.tsx';
import { NotOpenYet } from '#components/opening/not-open-yet.tsx';
import { FrontWords } from '#components/shop/front-words.tsx';
import { counted } from '#components/ui/format/count-words.ts';
import type { FrontSection } from '#contract/shop/front-settings.ts';
import { readJournal } from '#server/article/read-articles.ts';
import { readLotsClosingSoon } from '#server/auction/lot/lot-pages.ts';
import { readHome } from '#server/catalogue/home.ts';
import { readNextDrop } from '#server/drop/drop-page.ts';
import { shopUrl } from '#server/mail/shop-url.ts';
import { readOpening } from '#server/opening/opening-view.ts';
import { readPageShop } from '#server/shop/page-shop.ts';
import '#components/catalogue/home.css';
import '#components/drop/drop.css';

const cardSizes = '(max-width: 599px) calc(50vw - 28px), (max-width: 1536px) calc(25vw - 30px), 346px';

export const dynamic = 'force-dynamic';

export async function generateMetadata(): Promise<Metadata> {
  const { sharePicture, shopName, description, tagline } = await readPageShop();
  if (sharePicture === '') return {};
  const words = { title: shopName, description: description || tagline };
  return { metadataBase: new URL(shopUrl()), openGraph: { ...words, images: [`/catalogue/${sharePicture}`] } };
}

export default async function HomePage() {
  const settings = await readPageShop();
  const { shopName, frontFirst, frontPiece } = settings;
  const sections = settings.frontSections.split(' ').filter(Boolean);
  const [opening, { hero, firings, pieces, collections, shop }, lots, drop, journal] = await Promise.all([
    readOpening(),
    readHome({ rule: frontFirst, slug: frontPiece }),
    readLotsClosingSoon(4),
    readNextDrop(),
    sections.includes('journal') ? readJournal(3) : [],
  ]);
  if (!hero && !opening.data.open) return <NotOpenYet initial={opening} shopName={shopName} hasPieces={false} />;
  if (!hero && lots.length === 0) return <EmptyShop />;
  const notOpen = !opening.data.open && <NotOpenYet initial={opening} shopName={shopName} hasPieces />;
  const parts: Record<FrontSection, ReactNode> = {
    first: hero && <Hero initial={hero.card} description={hero.description} />,
    drop: drop && <DropLead {...drop} />,
    lots: lots.length > 0 && (
      <section className="page-section container" aria-labelledby="closing">
        <div className="section-head">
          <h2 className="heading" id="closing">
            Closing soonest
          </h2>
          <a className="text-link" href="/auctions">
            All live lots
          </a>
        </div>
        <LotStrip lots={facesOf(lots)} />
      </section>
    ),
    pieces: pieces > 0 && (
      <section className="page-section container new-pieces" aria-labelledby="firings">
        <div className="section-head">
          <h2 className="heading" id="firings">
            From the shop
          </h2>
          <a className="text-link" href="/shop">
            All {counted(pieces, 'piece')}
          </a>
        </div>
        <div className="card-row">
          <PieceCards cards={firings} sizes={cardSizes} />
        </div>
      </section>
    ),
    sold: <JustSold initial={shop} />,
    collections: collections.length > 0 && <CollectionWall collections={collections} />,
    words: <FrontWords title={settings.frontTitle} words={settings.frontWords} isFirst={sections[0] === 'words'} />,
    journal: journal.length > 0 && <FrontJournal entries={journal} />,
  };
  const hasHeading = sections.includes('first') || (sections[0] === 'words' && settings.frontTitle !== '');
  return (
    <main>
      {!hasHeading && <h1 className="visually-hidden">{shopName}</h1>}
      {sections[0] !== 'first' && notOpen}
      {sections.map((name) => (
        <Fragment key={name}>
          {parts[name as FrontSection]}
          {name === 'first' && sections[0] === 'first' && notOpen}
        </Fragment>
      ))}
    </main>
  );
}
