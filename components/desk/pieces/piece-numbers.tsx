import { DeskForm } from '#components/desk/desk-form.tsx';
import type { DeskVariantView } from '#contract/catalogue/desk-product.ts';
import { mostNumbered } from '#domain/stock/numbered.ts';

interface PieceNumbersProps {
  variant: DeskVariantView;
  /** What it is, for who can't see the row. */
  of: string;
  /** Also where each of its numbers is shown. */
  link?: boolean;
}

/** Whether each piece has a number of its own, and the switch for it. */
export function PieceNumbers({ variant: { sku, numbers, gone, stock }, of, link = false }: PieceNumbersProps) {
  const size = numbers?.length ?? null;
  const withdrawn = gone?.withdrawn.length ?? 0;
  const likely = size ?? stock.available + stock.inBags + (stock.sold ?? 0);
  return (
    <details className="desk-numbers-form small">
      <summary className="muted">
        {size === null ? 'Without numbers' : `Numbered, 1 to ${size}`}
        {withdrawn > 0 && `, ${withdrawn} withdrawn`}
        <span className="visually-hidden">: {of}</span>
      </summary>
      <DeskForm
        key={size}
        action={`/api/desk/variants/${encodeURIComponent(sku)}/numbers`}
        label="Save numbers"
        about={`of ${of}`}
        busy="Saving…"
        done={`Numbers of ${of} saved`}
        kind="secondary"
      >
        <label className="option">
          <input type="checkbox" name="numbered" value="on" defaultChecked={size !== null} />
          <span>Each piece has its own number</span>
        </label>
        <label className="desk-numbers-form__to">
          <span>1 to</span>
          <input
            className="input tabular"
            name="numberedOf"
            type="number"
            min={1}
            max={mostNumbered}
            defaultValue={likely > 0 && likely <= mostNumbered ? likely : ''}
          />
        </label>
      </DeskForm>
      {link && size !== null && (
        <a className="text-link" href={`/desk/pieces/${encodeURIComponent(sku)}/numbers`}>
          Every number<span className="visually-hidden"> of {of}</span>
        </a>
      )}
    </details>
  );
}
