import { SeenForm } from '../../seen-form.tsx';

interface PieceVariantsProps {
  slug: string;
  variants: readonly { sku: string; title: string }[];
  unmade: readonly { choice: string; title: string; before: { sku: string; onHand: number } | null }[];
  currency: string;
}

/** What may be sold of it beside what is: combinations without a price yet, and variants to be removed. */
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
            {unmade.map(({ choice, title, before }) => (
              <li key={choice}>
                <span>{title}</span>
                <SeenForm
                  action={action}
                  label="Add"
                  about={title}
                  busy="Adding…"
                  done={`${title} added.`}
                  kind="secondary"
                  className="piece-editor__make"
                >
                  <input type="hidden" name="choice" value={choice} />
                  <SmallField name="price" label={`Price, ${currency}`} of={title} inputMode="decimal" required />
                  <SmallField
                    name="onHand"
                    label="On hand"
                    of={title}
                    inputMode="numeric"
                    placeholder={before?.onHand.toString()}
                  />
                  <SmallField name="sku" label="SKU" of={title} placeholder={before?.sku} />
                </SeenForm>
              </li>
            ))}
          </ul>
        </section>
      )}
      {variants.length > 1 && (
        <details className="piece-editor__remove">
          <summary>Remove a variant</summary>
          <p className="small muted">
            Customers will no longer be able to buy it. Bags and orders that have it keep it.
          </p>
          <SeenForm
            action={`${action}/removals`}
            label="Remove"
            busy="Removing…"
            done="Variant removed."
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
  placeholder?: string | undefined;
}

function SmallField({ name, label, of, ...field }: SmallFieldProps) {
  const id = `${name}-${of.replaceAll(/\W+/g, '-')}`;
  return (
    <div className="field">
      <label htmlFor={id}>
        {label}
        <span className="visually-hidden"> for {of}</span>
      </label>
      <input id={id} name={name} className="input" autoComplete="off" {...field} />
    </div>
  );
}
