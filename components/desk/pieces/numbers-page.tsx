'use client';

import { useView } from '#components/live/view/use-view.ts';
import type { DeskVariantView } from '#contract/catalogue/desk-product.ts';
import type { View } from '#contract/wire/views.ts';
import { freeNumbers, statesOf } from '#domain/stock/numbered.ts';
import { MoveNumber } from './move-number.tsx';
import { NumbersList } from './numbers-list.tsx';
import { PieceNumbers } from './piece-numbers.tsx';
import './numbers-page.css';

interface NumbersPageProps {
  initial: View<'desk-product'>;
  sku: string;
  of: string;
  mayMove: boolean;
}

/** The numbers of one variant, and what takes one out of sale or puts it back. */
export function NumbersPage({ initial, sku, of, mayMove }: NumbersPageProps) {
  const { data } = useView(initial.topic, initial) ?? initial;
  const variant = data.variants.find((one) => one.sku === sku);
  if (!variant) return <p className="desk__empty">This variant is no longer sold.</p>;
  const { numbers, gone, stock } = variant;
  const onHand = stock.available + stock.inBags;
  const surely = onHand === statesOf(numbers ?? '').filter(({ state }) => state !== 'sold').length;
  const action = `/api/desk/variants/${encodeURIComponent(sku)}/numbers`;
  return (
    <>
      {numbers === null || gone === null ? (
        <p>Its pieces have no numbers of their own.</p>
      ) : (
        <>
          <p className="tabular">{countsOf(variant)}</p>
          {mayMove && (
            <div className="piece-numbers">
              <MoveNumber
                title="Take a piece out of sale"
                about="For example, if it broke or the maker is keeping it. Its number can no longer be chosen."
                action={`${action}/withdraw`}
                label="Withdraw"
                done="The number is withdrawn"
                numbers={freeNumbers(numbers)}
                none="No number is free."
                counted={onHand > 0 ? `It is on hand: ${onHand} become ${onHand - 1}` : null}
                surely={surely}
              />
              <MoveNumber
                title="Put a piece back into sale"
                about="Its number can be chosen again."
                action={`${action}/give-back`}
                label="Put back"
                done="The number is for sale again"
                numbers={gone.withdrawn}
                none="No number is withdrawn."
                counted={`It is on hand again: ${onHand} become ${onHand + 1}`}
                surely={surely}
              />
            </div>
          )}
        </>
      )}
      {mayMove && <PieceNumbers variant={variant} of={of} />}
      {numbers !== null && (
        <section className="desk__apart" aria-labelledby="all-numbers">
          <h2 className="heading-small" id="all-numbers">
            Every number
          </h2>
          <NumbersList numbers={numbers} gone={gone} />
        </section>
      )}
    </>
  );
}

/** `18 numbers: 12 free, 1 in a bag, 4 sold, 1 withdrawn. 12 on hand.` */
function countsOf({ numbers, gone, stock }: DeskVariantView): string {
  const states = statesOf(numbers ?? '');
  const withdrawn = gone?.withdrawn.length ?? 0;
  const count = (wanted: string) => states.filter(({ state }) => state === wanted).length;
  const parts = [
    `${count('free')} free`,
    `${count('held')} in bags`,
    `${count('sold') - withdrawn} sold`,
    ...(withdrawn > 0 ? [`${withdrawn} withdrawn`] : []),
  ];
  return `${states.length} numbers: ${parts.join(', ')}. ${stock.available + stock.inBags} on hand.`;
}
