import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Activity, cache } from 'react';
import { ProductStage } from '#components/catalogue/page/product-stage.tsx';
import { MakerBlock } from '#components/catalogue/piece/maker-block.tsx';
import { RecentlySeen } from '#components/catalogue/piece/recently-seen.tsx';
import { LabelCards } from '#components/catalogue/piece-cards.tsx';
import { ProductDetails } from '#components/catalogue/product-details.tsx';
import { scriptText, structuredData } from '#components/catalogue/structured-data.ts';
import { variantAtFirst } from '#components/catalogue/variant-at-first.ts';
import { problemWords } from '#components/problem/problem-words.ts';
import { PieceWords } from '#components/review/piece-words.tsx';
import { returnsWords } from '#components/shop/terms-words.ts';
import { notFoundHead } from '#components/site/not-found-head.ts';
import { DeliverySection } from '#components/tariff/delivery-section.tsx';
import { earlyDelivery } from '#components/tariff/early-delivery.ts';
import type { Image } from '#contract/photograph/image.ts';
import { readProductPage } from '#server/catalogue/product-page.ts';
import { readRelatedPieces } from '#server/catalogue/related-pieces.ts';
import { shareImages } from '#server/discovery/share-address.ts';
import { readDropsOfPiece } from '#server/drop/drop-page.ts';
import type { KeptSearch } from '#server/engine/pages/page-keeping.ts';
import { runBeforePaint, tellMachines } from '#server/engine/pages/page-reads.ts';
import { shopUrl } from '#server/mail/shop-url.ts';
import { readPriceSteps } from '#server/price/read-price-steps.ts';
import { readReviewsIfAny } from '#server/review/reviews-view.ts';
import { readPageShop } from '#server/shop/page-shop.ts';
import { readPageTariff } from '#server/tariff/tariff-view.ts';
import '#components/catalogue/product.css';
import '#components/catalogue/piece-details.css';
import type { kept } from './kept.ts';

const cardSizes = '(max-width: 900px) calc(50vw - 28px), (max-width: 1536px) calc(25vw - 30px), 346px';

export const dynamic = 'force-dynamic';

/** Read once for the page and its head. */
const productPage = cache(readProductPage);

interface Props {
  params: Promise<{ slug: string }>;
  searchParams: KeptSearch<typeof kept>;
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { slug } = await params;
  const page = await productPage(slug);
  if (!page) return notFoundHead;
  const { title, maker, description, images } = page.piece;
  const { shopName } = await readPageShop();
  return {
    metadataBase: new URL(shopUrl()),
    alternates: { canonical: `/products/${slug}` },
    title: `${title}, ${maker}`,
    description,
    ...(page.view.data.status === 'published' ? {} : { robots: { index: false } }),
    openGraph: {
      title,
      description,
      images: shareImages('products', slug, { lotNumber: null, title, maker, shopName }, images),
    },
  };
}

export default async function ProductPage({ params, searchParams }: Props) {
  const page = await productPage((await params).slug);
  if (!page) notFound();
  const { variant, problem, to } = await searchParams;
  const { piece, shelves, words, view } = page;
  const offered = view.data.status === 'published';
  const [{ others, goesWith }, priceSteps, drops, reviews, tariff, shop] = await Promise.all([
    readRelatedPieces({ ...piece, makerSlug: piece.makerPage?.slug ?? null, shelves }, 4),
    readPriceSteps(piece.id),
    readDropsOfPiece(piece.id),
    offered ? readReviewsIfAny(piece.id, words) : null,
    readPageTariff(),
    readPageShop(),
  ]);
  const returns = returnsWords(shop);
  const price = view.data.variants[0]?.price;
  const first = variantAtFirst(view.data.variants, variant)?.price;
  if (first && to === undefined) {
    const parcel = { currency: first.currency, weightGrams: piece.parcelGrams, itemsAmount: first.amount };
    runBeforePaint(earlyDelivery(tariff.data, parcel));
  }
  tellMachines(
    scriptText(structuredData(piece, view.data.variants, { origin: shopUrl(), offered, shop, tariff: tariff.data })),
  );
  return (
    <main className="container">
      <nav className="breadcrumb small muted" aria-label="Breadcrumb">
        <a className="text-link" href="/shop">
          Shop
        </a>
        <span>/</span>
        {piece.collection && (
          <>
            <a className="text-link" href={`/shop/${piece.collection.slug}`}>
              {piece.collection.title}
            </a>
            <span>/</span>
          </>
        )}
        <span>{piece.title}</span>
      </nav>
      <ProductStage
        piece={{
          id: piece.id,
          title: piece.title,
          maker: piece.maker,
          makerSlug: piece.makerPage?.slug ?? null,
          material: piece.material,
          editionSize: piece.editionSize,
          images: piece.images,
        }}
        initial={view}
        chosen={variant}
        problem={problemWords(problem)}
        returns={returns}
        tariff={tariff}
        to={to}
        weightGrams={piece.parcelGrams}
        others={others}
        priceSteps={priceSteps}
        drops={drops}
      />
      <Activity>
        <ProductDetails piece={piece} variants={view.data.variants.length} />
        {piece.makerPage && <MakerBlock maker={piece.makerPage} ofPiece={others[0]?.data.image ?? null} />}
        {price && (
          <DeliverySection
            initial={tariff}
            currency={price.currency}
            weightGrams={piece.parcelGrams}
            returns={returns}
            packing={shop.packing}
            asked={to}
          />
        )}
        {reviews && <PieceWords key={piece.id} slug={piece.slug} maker={piece.maker} initial={reviews} />}
        {goesWith.length > 0 && (
          <section className="other-pieces laid-out-late" aria-labelledby="others">
            <div className="section-head">
              <h2 className="heading" id="others">
                Goes well with
              </h2>
            </div>
            <div className="other-pieces__cards">
              <LabelCards labels={goesWith} sizes={cardSizes} />
            </div>
          </section>
        )}
        <RecentlySeen
          piece={{ id: piece.id, slug: piece.slug, title: piece.title, image: seenImage(piece.images[0]) }}
        />
      </Activity>
    </main>
  );
}

const seenImage = (image: Image | undefined) => (image ? { file: image.file, dominantHex: image.dominantHex } : null);
