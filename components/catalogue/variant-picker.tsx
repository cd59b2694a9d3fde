'use client';

import { formatMoney } from '#components/ui/format/format-money.ts';
import { Photograph } from '#components/ui/photograph/photograph.tsx';
import type { VariantView } from '#contract/catalogue/catalogue.ts';
import type { Image } from '#contract/photograph/image.ts';
import { variantLine } from '../stock/stock-words.ts';
import { classNames } from '../ui/class-names.ts';

interface VariantPickerProps {
  variants: VariantView[];
  chosen: VariantView;
  choose: (sku: string) => void;
  images: Image[];
}

export function VariantPicker({ variants, chosen, choose, images }: VariantPickerProps) {
  const option = Object.keys(chosen.options)[0] ?? 'Variant';
  const samePrice = variants.every((variant) => variant.price.amount === chosen.price.amount);
  return (
    <nav className="field" aria-label={option}>
      <div className="between small">
        <span className="medium">{option}</span>
        <span className="muted">{chosen.title}</span>
      </div>
      <div className="variants">
        {variants.map((variant) => {
          const on = variant.sku === chosen.sku;
          const gone = variant.stock.available + variant.stock.inBags === 0;
          const image = images.find(({ file }) => file === variant.imageFile) ?? null;
          return (
            <a
              key={variant.sku}
              className={classNames(
                'variants__variant',
                on && 'variants__variant--chosen',
                gone && 'variants__variant--gone',
              )}
              href={`?variant=${encodeURIComponent(variant.sku)}`}
              aria-current={on ? 'true' : undefined}
              data-scroll="keep"
              onClick={(event) => {
                if (event.metaKey || event.ctrlKey || event.shiftKey) return;
                event.preventDefault();
                choose(variant.sku);
              }}
            >
              <Photograph image={image} alt="" sizes="160px" />
              <span>{variant.title}</span>
              <span className={classNames('micro tabular known', gone ? 'faint' : 'muted')}>
                {!samePrice && `${formatMoney(variant.price.amount, variant.price.currency)}, `}
                {samePrice ? variantLine(variant.stock) : variantLine(variant.stock).toLowerCase()}
              </span>
            </a>
          );
        })}
      </div>
    </nav>
  );
}
