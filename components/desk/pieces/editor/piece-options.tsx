'use client';

import { Field } from '#components/ui/form/field.tsx';
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
        How the variants differ, such as “Size” with the values “Small, Large”. If you remove a value, its variants can
        no longer be bought.
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
                  <Field
                    label={`Values of option ${row + 1}`}
                    name={optionField(row, 'values')}
                    defaultValue={option?.values.join(', ')}
                    hint="Separate them with commas."
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
