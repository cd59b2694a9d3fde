'use client';

import { useState } from 'react';
import type { LabelledCard, Piece, VariantView } from '#contract/catalogue.ts';
import type { View } from '#contract/views.ts';
import { useView } from '../live/use-view.ts';
import { deliveryPrice, deliveryTime, returnsWords } from '../site/terms-words.ts';
import { Price, PriceBefore } from '../ui/price.tsx';
import { BuyPanel } from './buy-panel.tsx';
import { Gallery } from './gallery.tsx';
import { ProductLabel } from './product-label.tsx';
import { VariantPicker } from './variant-picker.tsx';

interface ProductStageProps {
  piece: Piece;
  initial: View<'product'>;
  chosen: string | undefined;
  problem: string | null;
  /** For how many days after its delivery it can be sent back. */
  returnDays: number;
  others: LabelledCard[];
}

export function ProductStage({ piece, initial, chosen, problem, returnDays, others }: ProductStageProps) {
  const variants = (useView(initial.topic, initial) ?? initial).data.variants;
  const [sku, setSku] = useState(chosen);
  const variant = variants.find((one) => one.sku === sku) ?? firstToHave(variants);
  const currency = variant?.price.currency ?? 'EUR';
  const choose = (next: string) => {
    setSku(next);
    history.replaceState(null, '', `?variant=${encodeURIComponent(next)}`);
  };
  return (
    <div className="grid pdp">
      <Gallery images={piece.images} first={variant?.imageFile ?? null} />
      <div className="buy">
        <ProductLabel piece={piece} />
        {variant && (
          <>
            <div className="prc">
              <span className="figure num known">
                {/* Another variant's price is another price, not a changed one. */}
                <Price key={variant.sku} amount={variant.price.amount} currency={variant.price.currency} />
              </span>
              {variant.compareAtAmount !== null && variant.compareAtAmount > variant.price.amount && (
                <PriceBefore amount={variant.compareAtAmount} currency={variant.price.currency} />
              )}
              <span className="small mute">VAT included</span>
            </div>
            {variants.length > 1 && (
              <VariantPicker variants={variants} chosen={variant} choose={choose} images={piece.images} />
            )}
            <BuyPanel
              key={variant.sku}
              productId={piece.id}
              title={piece.title}
              variant={variant}
              priceAtFirst={
                initial.data.variants.find((one) => one.sku === variant.sku)?.price.amount ?? variant.price.amount
              }
              problem={problem}
              others={others}
            />
          </>
        )}
        <div className="ship">
          <dl className="dl">
            <dt>Delivery</dt>
            <dd>
              {deliveryPrice(currency)}
              <br />
              {deliveryTime}
            </dd>
            <dt>Returns</dt>
            <dd>{returnsWords(returnDays)}</dd>
          </dl>
        </div>
      </div>
    </div>
  );
}

const firstToHave = (variants: VariantView[]) => variants.find((variant) => variant.stock.available > 0) ?? variants[0];
