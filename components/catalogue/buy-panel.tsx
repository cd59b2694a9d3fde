'use client';

import type { View } from '#contract/views.ts';
import { useCommand } from '../live/use-command.ts';
import { useView } from '../live/use-view.ts';

export function BuyPanel({ initial }: { initial: View<'product'> }) {
  const view = useView(initial.topic, initial);
  const { send, pending } = useCommand('/api/bag/lines');
  return (
    <ul>
      {view?.data.variants.map((variant) => (
        <li key={variant.sku}>
          {variant.title} {variant.price.amount} {variant.stock.available} left, {variant.stock.inBags} in baskets
          <button className="btn" type="button" disabled={pending} onClick={() => void send({ sku: variant.sku })}>
            Add to bag
          </button>
        </li>
      ))}
    </ul>
  );
}
