import { Thumb } from '#components/desk/thumb.tsx';
import { Button } from '#components/ui/form/button.tsx';
import { formatMoney } from '#components/ui/format/format-money.ts';
import type { FoundPiece, NewOrderDraft } from '#contract/order/new-order.ts';

export function FoundPieces({ found, chosen }: Pick<NewOrderDraft, 'chosen'> & { found: FoundPiece[] }) {
  if (found.length === 0) return <p className="small muted">No piece on sale matches. Try part of its title.</p>;
  return (
    <ul className="new-order__pieces" aria-label="Found pieces">
      {found.map((piece) => {
        const taken = chosen.find(({ sku }) => sku === piece.sku)?.quantity ?? 0;
        return (
          <li key={piece.sku}>
            <Piece piece={piece} />
            <Button
              type="submit"
              kind="secondary"
              small
              name="add"
              value={piece.sku}
              formAction="/api/desk/orders/draft"
              formNoValidate
              disabled={taken >= piece.available}
            >
              Add<span className="visually-hidden"> {piece.title}</span>
            </Button>
          </li>
        );
      })}
    </ul>
  );
}

/** A quantity of 0, or none, takes a piece off. */
export function ChosenPieces({ chosen }: Pick<NewOrderDraft, 'chosen'>) {
  if (chosen.length === 0) return null;
  return (
    <ul className="new-order__pieces" aria-label="Pieces of the order">
      {chosen.map((piece) => (
        <li key={piece.sku}>
          <Piece piece={piece} />
          <input
            key={piece.quantity}
            className="input tabular new-order__count"
            type="number"
            name={`pieces.${piece.sku}`}
            aria-label={`Quantity of ${piece.title}`}
            min={0}
            max={piece.available}
            defaultValue={piece.quantity}
          />
        </li>
      ))}
    </ul>
  );
}

const Piece = ({ piece: { title, sku, priceAmount, currency, available, imageFile } }: { piece: FoundPiece }) => (
  <span className="new-order__piece">
    <Thumb file={imageFile} />
    <span>
      <b className="medium">{title}</b>
      <span className="small muted tabular">
        {sku}, {formatMoney(priceAmount, currency)}, {available > 0 ? `${available} available` : 'none available'}
      </span>
    </span>
  </span>
);
