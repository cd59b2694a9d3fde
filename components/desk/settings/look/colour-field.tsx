import { Button } from '#components/ui/form/button.tsx';
import { Field } from '#components/ui/form/field.tsx';
import type { ColourFault } from '#domain/shop/palette.ts';

interface Props {
  label: string;
  name: string;
  hint: string;
  /** As typed; empty for the product’s own. */
  value: string;
  /** The colour that pages have. */
  shown: string;
  fault: ColourFault | undefined;
  onChange(value: string): void;
}

/** A colour by its code or from the browser’s own picker, with the nearest that can be read. */
export function ColourField({ label, name, hint, value, shown, fault, onChange }: Props) {
  return (
    <div className="look__colour">
      <input
        type="color"
        aria-label={`Choose ${label.toLowerCase()}`}
        value={shown}
        onChange={(event) => onChange(event.target.value)}
      />
      <Field
        label={label}
        name={name}
        maxLength={7}
        autoComplete="off"
        spellCheck={false}
        placeholder={shown}
        value={value}
        hint={hint}
        error={
          fault
            ? `${fault.ratio.toFixed(1)} to 1 with ${fault.against}. It needs ${fault.needs}.${fault.nearest ? ` The nearest that works is ${fault.nearest}.` : ''}`
            : null
        }
        onChange={(event) => onChange(event.target.value)}
      />
      {fault?.nearest && (
        <Button kind="secondary" small onClick={() => onChange(fault.nearest ?? '')}>
          Use {fault.nearest}
        </Button>
      )}
    </div>
  );
}
