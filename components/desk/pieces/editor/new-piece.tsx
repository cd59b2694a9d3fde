'use client';

import { Field } from '#components/ui/form/field.tsx';
import { EditForm } from './edit-form.tsx';
import { MakerField } from './maker-field.tsx';
import './piece-editor.css';

interface NewPieceProps {
  makers: readonly string[];
  currency: string;
  /** What a plain form sent before it was refused. */
  typed: Readonly<Record<string, string>>;
}

const fields = ['title', 'maker', 'price', 'onHand', 'sku'];

/** The least that a piece needs. It is a draft until it is published. */
export function NewPiece({ makers, currency, typed }: NewPieceProps) {
  return (
    <div className="piece-editor__new">
      <EditForm
        action="/api/desk/pieces"
        label="Save"
        busy="Saving…"
        done="Saved as a draft."
        fields={fields}
        goTo={(slug) => `/desk/pieces/of/${slug}`}
      >
        {(errorOf) => (
          <>
            <Field
              label="Title"
              name="title"
              required
              maxLength={200}
              defaultValue={typed.title}
              error={errorOf('title')}
            />
            <MakerField makers={makers} value={typed.maker ?? ''} error={errorOf('maker')} />
            <div className="piece-editor__pair">
              <Field
                label={`Price, ${currency}`}
                name="price"
                required
                inputMode="decimal"
                defaultValue={typed.price}
                hint="As customers see it."
                error={errorOf('price')}
              />
              <Field
                label="On hand"
                name="onHand"
                required
                inputMode="numeric"
                defaultValue={typed.onHand ?? '1'}
                error={errorOf('onHand')}
              />
            </div>
            <Field
              label="SKU"
              name="sku"
              maxLength={100}
              defaultValue={typed.sku}
              hint="Leave empty to make one from the title."
              error={errorOf('sku')}
            />
          </>
        )}
      </EditForm>
    </div>
  );
}
