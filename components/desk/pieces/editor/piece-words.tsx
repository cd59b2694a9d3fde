'use client';

import { Field } from '#components/ui/form/field.tsx';
import { collectionBox, type PieceWords as Words } from '#contract/catalogue/piece-form.ts';
import { DescriptionField } from './description-field.tsx';
import { EditForm } from './edit-form.tsx';
import { MakerField } from './maker-field.tsx';

interface PieceWordsProps {
  slug: string;
  words: Words['words'];
  seen: string;
  makers: readonly string[];
  collections: readonly { slug: string; title: string }[];
  taxClasses: readonly string[];
}

const fields = [
  ...['title', 'maker', 'form', 'material', 'description', 'heightMm', 'widthMm', 'depthMm', 'weightGrams'],
  ...['editionSize', 'taxClass', 'hsCode', 'originCountry'],
];

const centimetres = (mm: number | null) => (mm === null ? '' : String(mm / 10));

export function PieceWords({ slug, words, seen, makers, collections, taxClasses }: PieceWordsProps) {
  return (
    <EditForm
      // Saved by others or by us: the fields begin anew with what is stored.
      key={seen}
      action={`/api/desk/pieces/of/${slug}`}
      label="Save"
      busy="Saving…"
      done="Saved."
      fields={fields}
    >
      {(errorOf) => (
        <>
          <input type="hidden" name="seen" defaultValue={seen} />
          <div className="piece-editor__pair">
            <Field label="Title" name="title" required defaultValue={words.title} error={errorOf('title')} />
            <MakerField makers={makers} value={words.maker} error={errorOf('maker')} />
          </div>
          <div className="piece-editor__pair">
            <Field
              label="Kind"
              name="form"
              defaultValue={words.form}
              hint="Vase, bowl, jug …"
              error={errorOf('form')}
            />
            <Field label="Material" name="material" defaultValue={words.material} error={errorOf('material')} />
          </div>
          <DescriptionField text={words.description} format={words.descriptionFormat} error={errorOf('description')} />
          <div className="piece-editor__four">
            {(['height', 'width', 'depth'] as const).map((side) => (
              <Field
                key={side}
                label={`${side.charAt(0).toUpperCase()}${side.slice(1)}, cm`}
                name={`${side}Mm`}
                inputMode="decimal"
                defaultValue={centimetres(words[`${side}Mm`])}
                error={errorOf(`${side}Mm`)}
              />
            ))}
            <Field
              label="Weight, g"
              name="weightGrams"
              inputMode="numeric"
              defaultValue={words.weightGrams ?? ''}
              error={errorOf('weightGrams')}
            />
          </div>
          <div className="piece-editor__four">
            <Field
              label="Edition of"
              name="editionSize"
              inputMode="numeric"
              defaultValue={words.editionSize ?? ''}
              hint="Leave empty if it isn’t an edition."
              error={errorOf('editionSize')}
            />
            <div className="field">
              <label htmlFor="field-taxClass">Tax class</label>
              <select id="field-taxClass" name="taxClass" className="input" defaultValue={words.taxClass}>
                {[...new Set([...taxClasses, words.taxClass])].map((name) => (
                  <option key={name}>{name}</option>
                ))}
              </select>
            </div>
            <Field
              label="HS code"
              name="hsCode"
              defaultValue={words.hsCode}
              hint="For customs."
              error={errorOf('hsCode')}
            />
            <Field
              label="Made in"
              name="originCountry"
              defaultValue={words.originCountry}
              hint="For customs."
              error={errorOf('originCountry')}
            />
          </div>
          {collections.length > 0 && (
            <fieldset className="piece-editor__collections">
              <legend>Collections</legend>
              {collections.map((one) => (
                <label key={one.slug} className="option">
                  <input
                    type="checkbox"
                    name={collectionBox(one.slug)}
                    defaultChecked={words.collections.includes(one.slug)}
                  />
                  <span>{one.title}</span>
                </label>
              ))}
            </fieldset>
          )}
        </>
      )}
    </EditForm>
  );
}
