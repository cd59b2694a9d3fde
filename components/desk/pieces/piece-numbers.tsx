import { DeskForm } from '#components/desk/desk-form.tsx';
import type { VariantView } from '#contract/catalogue/catalogue.ts';
import { mostNumbered } from '#domain/stock/numbered.ts';

interface PieceNumbersProps {
  variant: VariantView;
  /** What it is, for who can't see the row. */
  of: string;
}

/** Whether each piece has a number of its own, and the switch for it. */
export function PieceNumbers({ variant: { sku, numbers, stock }, of }: PieceNumbersProps) {
  const size = numbers?.length ?? null;
  const likely = size ?? stock.available + stock.inBags + (stock.sold ?? 0);
  return (
    <details className="pn small">
      <summary className="mute">
        {size === null ? 'Without numbers' : `Numbered, 1 to ${size}`}
        <span className="sr">: {of}</span>
      </summary>
      <DeskForm
        key={size}
        action={`/api/desk/variants/${encodeURIComponent(sku)}/numbers`}
        label="Save numbers"
        about={`of ${of}`}
        busy="Saving"
        done={`Numbers of ${of} saved`}
        kind="secondary"
      >
        <label className="opt">
          <input type="checkbox" name="numbered" value="on" defaultChecked={size !== null} />
          <span>Each piece has its own number</span>
        </label>
        <label className="pn-to">
          <span>1 to</span>
          <input
            className="in num"
            name="numberedOf"
            type="number"
            min={1}
            max={mostNumbered}
            defaultValue={likely > 0 && likely <= mostNumbered ? likely : ''}
          />
        </label>
      </DeskForm>
    </details>
  );
}
