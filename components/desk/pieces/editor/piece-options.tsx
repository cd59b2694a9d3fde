'use client';

import { Field, FieldError } from '#components/ui/form/field.tsx';
import { optionField } from '#contract/catalogue/piece-form.ts';
import { mostOptions } from '#contract/catalogue/product-write.ts';
import { EditForm } from './edit-form.tsx';

interface PieceOptionsProps {
  slug: string;
  seen: string;
  options: readonly { name: string; values: readonly string[] }[];
}

const rows = Array.from({ length: mostOptions }, (_, row) => row);
const fields = rows.flatMap((row) => [optionField(row, 'name'), optionField(row, 'values')]);

/** What its variants differ in. One row more than it has is empty, for the next. */
export function PieceOptions({ slug, seen, options }: PieceOptionsProps) {
  return (
    <details className="piece-editor__options" open={options.length > 0}>
      <summary>Options</summary>
      <p className="small muted">
        How the variants differ, such as “Size” with the values “Small” and “Large”. If you remove a value, its variants
        can no longer be bought.
      </p>
      <EditForm
        key={JSON.stringify(options)}
        action={`/api/desk/pieces/of/${slug}/options`}
        label="Save options"
        busy="Saving…"
        done="Saved."
        fields={fields}
      >
        {(errorOf) => (
          <>
            <input type="hidden" name="seen" defaultValue={seen} />
            {rows.slice(0, options.length + 1).map((row) => {
              const option = options[row];
              return (
                <div key={row} className="piece-editor__option">
                  {option && <input type="hidden" name={optionField(row, 'was')} value={option.name} />}
                  <Field
                    label={`Option ${row + 1}`}
                    name={optionField(row, 'name')}
                    defaultValue={option?.name}
                    error={errorOf(optionField(row, 'name'))}
                  />
                  <ValuesField
                    number={row + 1}
                    name={optionField(row, 'values')}
                    values={option?.values ?? []}
                    error={errorOf(optionField(row, 'values'))}
                  />
                </div>
              );
            })}
          </>
        )}
      </EditForm>
    </details>
  );
}

interface ValuesFieldProps {
  number: number;
  name: string;
  values: readonly string[];
  error: string | null;
}

function ValuesField({ number, name, values, error }: ValuesFieldProps) {
  const id = `field-${name}`;
  return (
    <div className="field">
      <label htmlFor={id}>Values of option {number}</label>
      <textarea
        id={id}
        name={name}
        className={error ? 'input input--wrong piece-editor__values' : 'input piece-editor__values'}
        rows={Math.max(2, values.length + 1)}
        defaultValue={values.join('\n')}
        aria-invalid={error ? true : undefined}
        aria-describedby={`${id}-about`}
      />
      {error ? (
        <FieldError id={`${id}-about`}>{error}</FieldError>
      ) : (
        <span className="field__hint" id={`${id}-about`}>
          One on each line.
        </span>
      )}
    </div>
  );
}
