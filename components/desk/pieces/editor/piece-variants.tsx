import { SeenForm } from '../../seen-form.tsx';

interface PieceVariantsProps {
  slug: string;
  variants: readonly { sku: string; title: string }[];
  unmade: readonly { choice: string; title: string }[];
  currency: string;
}

/** What may be sold of it beside what is: combinations without a price yet, and variants to be taken out. */
export function PieceVariants({ slug, variants, unmade, currency }: PieceVariantsProps) {
  const action = `/api/desk/pieces/of/${slug}/variants`;
  return (
    <>
      {unmade.length > 0 && (
        <section className="piece-editor__unmade" aria-labelledby="unmade">
          <h3 className="heading-small" id="unmade">
            Not sold yet
          </h3>
          <ul>
            {unmade.map(({ choice, title }) => (
              <li key={choice}>
                <span>{title}</span>
                <SeenForm
                  action={action}
                  label="Add"
                  about={title}
                  busy="Adding…"
                  done={`${title} is sold now.`}
                  kind="secondary"
                  className="piece-editor__make"
                >
                  <input type="hidden" name="choice" value={choice} />
                  <SmallField name="price" label={`Price, ${currency}`} of={title} inputMode="decimal" required />
                  <SmallField name="onHand" label="On hand" of={title} inputMode="numeric" />
                  <SmallField name="sku" label="SKU" of={title} />
                </SeenForm>
              </li>
            ))}
          </ul>
        </section>
      )}
      {variants.length > 1 && (
        <details className="piece-editor__remove">
          <summary>Take a variant out</summary>
          <p className="small muted">It is no longer sold. What is in bags or ordered of it stays.</p>
          <SeenForm
            action={`${action}/removals`}
            label="Take out"
            busy="Taking out…"
            done="It is no longer sold."
            kind="secondary"
          >
            <div className="field">
              <label htmlFor="variant-to-remove">Variant</label>
              <select id="variant-to-remove" name="sku" className="input">
                {variants.map(({ sku, title }) => (
                  <option key={sku} value={sku}>
                    {title}, {sku}
                  </option>
                ))}
              </select>
            </div>
          </SeenForm>
        </details>
      )}
    </>
  );
}

interface SmallFieldProps {
  name: string;
  label: string;
  of: string;
  inputMode?: 'decimal' | 'numeric';
  required?: boolean;
}

function SmallField({ name, label, of, inputMode, required }: SmallFieldProps) {
  const id = `${name}-${of.replaceAll(/\W+/g, '-')}`;
  return (
    <div className="field">
      <label htmlFor={id}>
        {label}
        <span className="visually-hidden"> of {of}</span>
      </label>
      <input id={id} name={name} className="input" inputMode={inputMode} required={required} autoComplete="off" />
    </div>
  );
}
