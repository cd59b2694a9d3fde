import { LotStrip } from '#components/auction/list/lot-strip.tsx';
import { facesOf } from '#components/auction/list/sale.ts';
import { CollectionWall } from '#components/catalogue/collection-wall.tsx';
import { EmptyShop } from '#components/catalogue/empty-shop.tsx';
import { Hero } from '#components/catalogue/hero.tsx';
import { JustSold } from '#components/catalogue/just-sold.tsx';
import { PieceCards } from '#components/catalogue/piece-cards.tsx';
import { DropLead } from '#components/drop/drop-lead.tsx';
import { NotOpenYet } from '#components/opening/not-open-yet.tsx';
import { counted } from '#components/ui/format/count-words.ts';
import { readLotsClosingSoon } from '#server/auction/lot/lot-pages.ts';
import { readHome } from '#server/catalogue/home.ts';
import { readNextDrop } from '#server/drop/drop-page.ts';
import { readOpening } from '#server/opening/opening-view.ts';
import { readPageShop } from '#server/shop/page-shop.ts';
import '#components/catalogue/home.css';
import '#components/drop/drop.css';

const cardSizes = '(max-width: 599px) calc(50vw - 28px), (max-width: 1536px) calc(25vw - 30px), 346px';

export const dynamic = 'force-dynamic';

export default async function HomePage() {
  const [opening, { shopName }, { hero, firings, pieces, collections, shop }, lots, drop] = await Promise.all([
    readOpening(),
    readPageShop(),
    readHome(),
    readLotsClosingSoon(4),
    readNextDrop(),
  ]);
  if (!hero && !opening.data.open) return <NotOpenYet initial={opening} shopName={shopName} hasPieces={false} />;
  if (!hero && lots.length === 0) return <EmptyShop />;
  return (
    <main>
      {hero && <Hero initial={hero.card} description={hero.description} />}
      {!opening.data.open && <NotOpenYet initial={opening} shopName={shopName} hasPieces />}
      {drop && <DropLead {...drop} />}
      {lots.length > 0 && (
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
      )}
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
      <JustSold initial={shop} />
      {collections.length > 0 && <CollectionWall collections={collections} />}
    </main>
  );
}
