import type { CheckoutDefaults } from '#contract/checkout.ts';
import { CountryOptions } from '../delivery/country-options.tsx';
import { chooseCountry } from '../delivery/use-country.ts';
import { classNames } from '../ui/class-names.ts';
import { Field, FieldError } from '../ui/field.tsx';
import type { CheckoutErrors } from './checkout-errors.ts';

export function AddressFields({ errors, defaults }: { errors: CheckoutErrors; defaults: CheckoutDefaults }) {
  const field = (name: keyof Omit<CheckoutDefaults, 'cardLabel' | 'book'>) => ({
    name,
    error: errors[name] ?? null,
    defaultValue: defaults[name],
  });
  return (
    <div className="g2">
      <Field {...field('name')} label="Full name" className="s2" autoComplete="name" />
      <Field {...field('line1')} label="Street and number" className="s2" autoComplete="address-line1" />
      <Field {...field('line2')} label="Flat, floor, company (if any)" className="s2" autoComplete="address-line2" />
      <Field {...field('postalCode')} label="Postcode" autoComplete="postal-code" />
      <Field {...field('city')} label="City" autoComplete="address-level2" />
      <div className="f s2">
        <label htmlFor="field-country">Country</label>
        <select
          id="field-country"
          name="country"
          className={classNames('in', errors.country && 'err')}
          defaultValue={defaults.country ?? ''}
          autoComplete="country"
          onChange={(event) => chooseCountry(event.currentTarget.value)}
          aria-invalid={errors.country ? true : undefined}
          aria-describedby={errors.country ? 'field-country-about' : undefined}
        >
          <CountryOptions />
        </select>
        {errors.country && <FieldError id="field-country-about">{errors.country}</FieldError>}
      </div>
    </div>
  );
}
