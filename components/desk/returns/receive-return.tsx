'use client';

import { DeskForm } from '#components/desk/desk-form.tsx';
import { Field } from '#components/ui/form/field.tsx';
import type { ReturnView } from '#contract/return/return.ts';

export function ReceiveReturn({
  back: { number, lines },
  action,
}: {
  back: Pick<ReturnView, 'number' | 'lines'>;
  action: string;
}) {
  return (
    <DeskForm
      className="parcel-form"
      action={`${action}/receive`}
      label="Mark received"
      busy="Saving…"
      done={`Return ${number} is received`}
    >
      {lines.map((line) =>
        line.mayBe.length > 1 ? (
          <WhichRestocked key={line.id} line={line} />
        ) : (
          <HowManyRestocked key={line.id} line={line} />
        ),
      )}
    </DeskForm>
  );
}

type Line = ReturnView['lines'][number];

const hint = 'The rest is written off.';

function HowManyRestocked({ line: { id, title, quantity, reason } }: { line: Line }) {
  return (
    <Field
      label={`${title}: back in stock, of ${quantity}`}
      id={`restock-${id}`}
      name={`restock.${id}`}
      type="number"
      className="tabular"
      min={0}
      max={quantity}
      defaultValue={reason === 'damaged' ? 0 : quantity}
      hint={hint}
    />
  );
}

/** Of a numbered edition it is said which pieces are back. */
function WhichRestocked({ line: { id, title, quantity, numbers, mayBe, reason } }: { line: Line }) {
  return (
    <fieldset className="field return-form__numbers" aria-describedby={`restock-${id}-hint`}>
      <legend>
        {title}: back in stock, of {quantity}
      </legend>
      {mayBe.map((number) => (
        <label key={number} className="tabular">
          <input
            type="checkbox"
            name={`restock.${id}.${number}`}
            value="1"
            defaultChecked={reason !== 'damaged' && numbers.includes(number)}
          />
          No. {number}
        </label>
      ))}
      <p className="small muted" id={`restock-${id}-hint`}>
        {hint}
      </p>
    </fieldset>
  );
}
