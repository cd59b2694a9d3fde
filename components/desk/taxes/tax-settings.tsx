'use client';

import { useRouter } from 'next/navigation';
import type { DeskTaxes } from '#contract/desk-taxes.ts';
import { Field } from '../../ui/field.tsx';
import { formatPercent } from '../../ui/format-percent.ts';
import { DeskForm } from '../desk-form.tsx';
import { meaningWords } from './tax-words.ts';
import './taxes.css';

/** What either answer means stands beside it, before anything is saved. */
export function TaxSettings({ taxes, currency }: { taxes: DeskTaxes; currency: string }) {
  const router = useRouter();
  const { rule, pricesInclude, originName, flatRate, version } = taxes;
  const means = meaningWords(taxes, currency);
  const flat = flatRate === null ? 'none is set, so none is stated' : formatPercent(flatRate);
  return (
    <DeskForm
      key={version}
      action="/api/desk/taxes/settings"
      label="Save"
      busy="Saving"
      done="Saved"
      className="tax-form"
      onDone={() => router.refresh()}
    >
      <input type="hidden" name="seenVersion" value={version} />
      <div className="f">
        <label htmlFor="tax-rule">Whose VAT an order has</label>
        <select id="tax-rule" name="rule" className="in" defaultValue={rule}>
          <option value="unstated">One rate for everything, SHOP_VAT_PERCENT of the server: {flat}</option>
          <option value="origin">That of the shop’s own country, wherever it goes</option>
          <option value="destination">That of the country it goes to</option>
        </select>
      </div>
      <Field label="The shop’s own country" name="origin" required autoComplete="off" defaultValue={originName} />
      <fieldset className="wide">
        <legend className="small med">The prices that pages show</legend>
        <label className="opt">
          <input type="radio" name="pricesInclude" value="yes" defaultChecked={pricesInclude} />
          <span>
            include VAT
            <span className="small mute num">{means.included}</span>
          </span>
        </label>
        <label className="opt">
          <input type="radio" name="pricesInclude" value="no" defaultChecked={!pricesInclude} />
          <span>
            are without VAT
            <span className="small mute num">{means.added}</span>
          </span>
        </label>
        <label className="opt">
          <input type="checkbox" name="understood" />
          <span>
            I have read what the other answer means
            <span className="small mute">
              Needed to change it. No price is rewritten: the same figures mean something else on every page, bag and
              checkout at once. Lots always include VAT. Orders that were placed keep what they cost.
            </span>
          </span>
        </label>
      </fieldset>
    </DeskForm>
  );
}
