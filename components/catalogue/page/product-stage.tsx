'use client';

import { type MouseEvent, useCallback, useState } from 'react';
import { BuyPanel, noLongerSold } from '#components/bag/buy/buy-panel.tsx';
import { useView } from '#components/live/view/use-view.ts';
import { panelLine } from '#components/stock/stock-words.ts';
import { DeliveryLine } from '#components/tariff/delivery-line.tsx';
import { formatMoney } from '#components/ui/format/format-money.ts';
import type { LabelledCard, VariantView } from '#contract/catalogue/catalogue.ts';
import type { DropOfPiece } from '#contract/drop/drop-page.ts';
import type { PriceStep } from '#contract/price/price-api.ts';
import { topicOf } from '#contract/topics.ts';
import type { View } from '#contract/wire/views.ts';
import { Gallery } from '../gallery.tsx';
import { DetailPhotographs } from '../piece/detail-photographs.tsx';
import { detailsOf } from '../piece/details-of.ts';
import { SaveButton } from '../piece/save-button.tsx';
import { SharePiece } from '../piece/share-piece.tsx';
import type { StagePiece } from '../piece/stage-piece.ts';
import { useLookCloser } from '../piece/use-look-closer.tsx';
import { PriceBlock } from '../price-block.tsx';
import { ProductLabel } from '../product-label.tsx';
import { StillHerePlace } from '../still-here-place.tsx';
import { variantAtFirst } from '../variant-at-first.ts';
import { VariantPicker } from '../variant-picker.tsx';

interface ProductStageProps {
  piece: StagePiece;
  initial: View<'product'>;
  chosen: string | undefined;
  problem: string | null;
  /** The shop's terms for returns. */
  returns: string;
  tariff: View<'tariff'>;
  /** The country that the page was asked for, by a form without JavaScript. */
  to: string | undefined;
  /** Null: not the same for all of its variants. */
  weightGrams: number | null;
  others: LabelledCard[];
  /** The drops that its variants can be had in only. */
  drops: DropOfPiece[];
  /** The prices that each SKU has had. */
  priceSteps: Record<string, PriceStep[]>;
}

export function ProductStage({ piece, initial, chosen, problem, others, ...rest }: ProductStageProps) {
  const { returns, weightGrams, drops, priceSteps, to = null } = rest;
  const { id, title, images } = piece;
  const { variants, status } = (useView(initial.topic, initial) ?? initial).data;
  const tariff = (useView(topicOf.tariff, rest.tariff) ?? rest.tariff).data;
  const offered = status === 'published';
  const [sku, setSku] = useState(chosen);
  const variant = variantAtFirst(variants, sku);
  const choose = (next: string) => {
    setSku(next);
    history.replaceState(null, '', `?variant=${encodeURIComponent(next)}`);
  };
  const { look, viewer } = useLookCloser({ title, line: lineOf(variant, offered), photographs: images });
  const lookAt = useCallback(
    (event: MouseEvent<HTMLAnchorElement>, file: string) =>
      look(
        event,
        images.findIndex((image) => image.file === file),
      ),
    [look, images],
  );
  const details = detailsOf(
    images,
    initial.data.variants.map(({ imageFile }) => imageFile),
  );
  return (
    <>
      <div className="columns piece-page">
        <Gallery
          productId={id}
          title={title}
          images={images}
          shown={images.find(({ file }) => file === variant?.imageFile) ?? images[0] ?? null}
          look={look}
        />
        <div className="buy-column">
          <ProductLabel piece={piece} />
          {!variant && <NoLongerSold others={others} />}
          {variant && (
            <>
              <PriceBlock variant={variant} steps={priceSteps[variant.sku] ?? []} vat={tariff.vat} />
              {variants.length > 1 && (
                <VariantPicker variants={variants} chosen={variant} choose={choose} images={images} />
              )}
              <BuyPanel
                key={variant.sku}
                productId={id}
                title={title}
                variant={variant}
                offered={offered}
                priceAtFirst={
                  initial.data.variants.find((one) => one.sku === variant.sku)?.price.amount ?? variant.price.amount
                }
                problem={problem}
                others={others}
                drop={drops.find(({ skus }) => skus.includes(variant.sku)) ?? null}
              />
            </>
          )}
          <SaveButton productId={id} />
          {variant && offered && isHere(variant) && (
            <DeliveryLine
              tariff={tariff}
              price={variant.price}
              weightGrams={weightGrams}
              returns={returns}
              asked={to}
            />
          )}
          <p>
            <SharePiece title={title} />
          </p>
        </div>
      </div>
      <DetailPhotographs details={details} look={lookAt} />
      {viewer}
    </>
  );
}

function NoLongerSold({ others }: Pick<ProductStageProps, 'others'>) {
  return (
    <div className="buy-panel">
      <p className="medium">{noLongerSold.text}</p>
      <StillHerePlace others={others} />
    </div>
  );
}

/** What stands over its photographs. */
function lineOf(variant: VariantView | undefined, offered: boolean): string {
  if (!variant || !offered) return noLongerSold.text;
  const { price, stock, withdrawn } = variant;
  return `${formatMoney(price.amount, price.currency)}. ${panelLine(stock, 0, withdrawn).text}`;
}

/** Held ones may come back. */
const isHere = ({ stock }: VariantView): boolean => stock.available + stock.inBags > 0;
