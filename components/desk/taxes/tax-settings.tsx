'use client';

import { Field } from '#components/ui/form/field.tsx';
import { formatPercent } from '#components/ui/format/format-percent.ts';
import type { DeskTaxes } from '#contract/tariff/desk-taxes.ts';
import { SeenForm } from '../seen-form.tsx';
import { meaningWords } from './tax-words.ts';
import './taxes.css';

interface TaxSettingsProps {
  taxes: DeskTaxes;
  currency: string;
  /** Whether whoever looks may change the shop’s country. */
  maySet: boolean;
}

/** What either answer means stands beside it, before anything is saved. */
export function TaxSettings({ taxes, currency, maySet }: TaxSettingsProps) {
  const { rule, pricesInclude, originName, flatRate, version, exemptNote, usualExemptNote } = taxes;
  const means = meaningWords(taxes, currency);
  const flat = flatRate === null ? 'not set, so no page mentions VAT' : formatPercent(flatRate);
  return (
    <SeenForm
      version={version}
      key={version}
      action="/api/desk/taxes/settings"
      label="Save"
      busy="Saving…"
      done="Saved"
      className="tax-form"
    >
      <div className="field tax-form__rule">
        <label htmlFor="tax-rule">Which VAT applies</label>
        <select id="tax-rule" name="rule" className="input" defaultValue={rule}>
          <option value="unstated">One rate for all orders, from the settings: {flat}</option>
          <option value="origin">The shop’s country, wherever the order goes</option>
          <option value="destination">The delivery country</option>
          <option value="exempt">None: exempt small business</option>
        </select>
      </div>
      <div className="field">
        <span className="small medium">The shop’s country</span>
        <p>
          {originName ?? 'Not set yet'}.{' '}
          {maySet ? (
            <a href="/desk/settings">{originName ? 'Change' : 'Enter'} it in the settings</a>
          ) : (
            !originName && 'An owner can enter it in the settings.'
          )}
        </p>
      </div>
      <Field
        label="Exempt small business: sentence on invoices"
        name="exemptNote"
        className="tax-form__wide"
        maxLength={300}
        autoComplete="off"
        defaultValue={exemptNote}
        hint={`Leave empty for: ${usualExemptNote}`}
      />
      <fieldset className="tax-form__wide">
        <legend className="small medium">Prices in the shop</legend>
        <label className="option">
          <input type="radio" name="pricesInclude" value="yes" defaultChecked={pricesInclude} />
          <span>
            include VAT
            <span className="small muted tabular">{means.included}</span>
          </span>
        </label>
        <label className="option">
          <input type="radio" name="pricesInclude" value="no" defaultChecked={!pricesInclude} />
          <span>
            don’t include VAT
            <span className="small muted tabular">{means.added}</span>
          </span>
        </label>
        <label className="option">
          <input type="checkbox" name="understood" />
          <span>
            I understand what changing this does
            <span className="small muted">
              Tick this to change it. Prices keep their numbers but change meaning straight away on every page, in every
              bag and at checkout. Lots include any VAT due. Placed orders keep their totals.
            </span>
          </span>
        </label>
      </fieldset>
    </SeenForm>
  );
}
