import type { DeskVariantView } from '#contract/catalogue/desk-product.ts';
import { statesOf } from '#domain/stock/numbered.ts';

/** Every number of an edition: which is free, which is in a bag, which order bought which, which is withdrawn. */
export function NumbersList({ numbers, gone }: Pick<DeskVariantView, 'numbers' | 'gone'>) {
  const orderOf = new Map(gone?.sold.map(({ number, order }) => [number, order]));
  const withdrawn = new Set(gone?.withdrawn);
  return (
    <ol className="piece-numbers__list tabular" aria-label="Numbers">
      {statesOf(numbers ?? '').map(({ number, state }) => {
        const order = orderOf.get(number);
        return (
          <li key={number}>
            <span className="medium">No. {number}</span>
            {state === 'free' && <span>Free</span>}
            {state === 'held' && <span className="live-text">In a bag or being paid</span>}
            {withdrawn.has(number) && <span className="muted">Withdrawn</span>}
            {state === 'sold' && !withdrawn.has(number) && (
              <span className="muted">
                Sold
                {order && (
                  <>
                    ,{' '}
                    <a className="text-link" href={`/desk/orders/${order.publicId}`}>
                      {order.number}
                    </a>
                  </>
                )}
              </span>
            )}
          </li>
        );
      })}
    </ol>
  );
}
