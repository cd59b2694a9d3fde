import { formatMoney } from '#components/ui/format/format-money.ts';
import { Photograph } from '#components/ui/photograph/photograph.tsx';
import type { DropPiece } from '#contract/drop/drop-page.ts';
import { soleVariantTitle } from '#domain/stock/sole-variant.ts';
import '#components/stock/number-picker.css';

interface TakePieceProps {
  piece: DropPiece;
  /** The numbers that can be chosen, where its pieces have some. */
  free: readonly number[] | undefined;
  perPerson: number;
}

/** A piece that somebody who is let in can put in their bag, as a plain form. */
export function TakePiece({ piece, free, perPerson }: TakePieceProps) {
  const { sku, slug, title, variantTitle, image, priceAmount, currency } = piece;
  const price = formatMoney(priceAmount, currency);
  return (
    <li>
      <Photograph image={image} sizes="96px" alt="" />
      <div className="drop-turn__title">
        <a className="work-title" href={`/products/${slug}`}>
          {title}
        </a>
        {variantTitle !== soleVariantTitle && <span className="small">{variantTitle}</span>}
        <span className="small muted tabular">
          {price}, {perPerson === 1 ? 'one' : `at most ${perPerson}`} to a person
        </span>
      </div>
      <form method="post" action="/api/bag/lines" className="drop-turn__form">
        <input type="hidden" name="sku" value={sku} />
        {free && <ChooseNumber free={free} />}
        <button type="submit" className="button button--wide tabular">
          {`Add to bag, ${price}`}
          <span className="visually-hidden">: {title}</span>
        </button>
      </form>
    </li>
  );
}

function ChooseNumber({ free }: { free: readonly number[] }) {
  return (
    <label className="number-picker__list">
      <span className="small medium">Choose a number</span>
      {/* Empty is no number: see the bag’s schema. */}
      <select name="number" className="input tabular" defaultValue="">
        <option value="">The lowest number available</option>
        {free.map((number) => (
          <option key={number} value={number}>
            {`No. ${number}`}
          </option>
        ))}
      </select>
    </label>
  );
}
