'use client';

import type { FormEvent } from 'react';
import { Photograph } from '#components/ui/photograph/photograph.tsx';
import { maxQuantityPerLine } from '#contract/bag/bag.ts';
import { priceChange } from '#domain/bag/line-standing.ts';
import { numberWords } from '#domain/stock/numbered.ts';
import { Price, PriceBefore } from '../ui/price.tsx';
import type { BagLineProps } from './bag-line-props.ts';
import { LineNotices } from './line-notices.tsx';
import { useFreePieces } from './use-free-pieces.ts';

export function BagLine({ line, bag, remove }: BagLineProps) {
  const { price, seenAmount, quantity } = line;
  const change = priceChange({ ...line, priceAmount: price.amount });
  const free = useFreePieces(line);
  const numbers = numberWords(line.numbers ?? [], line.numberedOf);
  return (
    <li className="bag-line">
      {/* biome-ignore lint/a11y/useAnchorContent: the title beside it is the same link, and is read. */}
      <a href={`/products/${line.slug}?variant=${encodeURIComponent(line.sku)}`} tabIndex={-1} aria-hidden>
        <Photograph image={line.image} alt="" sizes="112px" />
      </a>
      <div className="bag-line__text">
        <div className="between">
          <a href={`/products/${line.slug}?variant=${encodeURIComponent(line.sku)}`} className="work-title">
            {line.title}
          </a>
          <span className="tabular medium">
            {change === 'fell' && <PriceBefore amount={seenAmount * quantity} currency={price.currency} />}
            <span className={change === 'none' ? undefined : 'live-text'}>
              <Price amount={price.amount * quantity} currency={price.currency} />
            </span>
          </span>
        </div>
        <p className="small muted">{[line.variantTitle, line.maker].filter(Boolean).join('. ')}</p>
        {numbers && <p className="small tabular">{numbers}</p>}
        <LineNotices line={line} change={change} free={free} bag={bag} remove={remove} />
        <LineQuantity line={line} free={free} bag={bag} remove={remove} />
      </div>
    </li>
  );
}

function LineQuantity({ line, free, bag, remove }: BagLineProps & { free: number | null }) {
  const held = line.heldUntil !== null;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const pressed = (event.nativeEvent as SubmitEvent).submitter as HTMLButtonElement | null;
    const quantity = Number(pressed?.value ?? line.quantity);
    if (quantity === 0) void remove(line);
    else void bag.setQuantity(line.sku, quantity);
  };
  const none = free === 0 || line.quantity >= maxQuantityPerLine;
  return (
    <form method="post" action="/api/bag/quantity" onSubmit={submit} className="bag-line__quantity small">
      <input type="hidden" name="sku" value={line.sku} />
      {held && (
        <>
          <button
            type="submit"
            name="quantity"
            value={line.quantity - 1}
            disabled={bag.pending || line.quantity === 1}
            aria-label={`One fewer ${line.title}`}
          >
            −
          </button>
          <span className="tabular">
            <span className="visually-hidden">Quantity </span>
            {line.quantity}
          </span>
          <button
            type="submit"
            name="quantity"
            value={line.quantity + 1}
            disabled={bag.pending || none}
            aria-label={`One more ${line.title}`}
          >
            +
          </button>
          <span className="muted">{free === 0 ? 'No more available' : 'Held'}</span>
        </>
      )}
      <button
        type="submit"
        name="quantity"
        value="0"
        className="text-button text-link bag-line__remove"
        disabled={bag.pending}
      >
        Remove<span className="visually-hidden"> {line.title}</span>
      </button>
    </form>
  );
}
