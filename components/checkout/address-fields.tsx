import { type FormEvent, useEffect, useRef, useState } from 'react';
import { type AddressPart, type AddressTyped, addressForm, type FormPart } from '#domain/address/address-form.ts';
import { regionAsWritten } from '#domain/address/regions.ts';
import { CountryOptions } from '../delivery/country-options.tsx';
import { chooseCountry } from '../delivery/use-country.ts';
import { Button } from '../ui/button.tsx';
import { classNames } from '../ui/class-names.ts';
import { Field, FieldError } from '../ui/field.tsx';
import type { CheckoutErrors } from './checkout-errors.ts';
import { PostcodeField } from './postcode-field.tsx';

export interface AddressFieldsProps {
  errors: CheckoutErrors;
  defaults: AddressTyped & { postcodeKept?: string };
}

const completions: Readonly<Record<AddressPart, string>> = {
  name: 'name',
  line1: 'address-line1',
  line2: 'address-line2',
  postalCode: 'postal-code',
  city: 'address-level2',
  region: 'address-level1',
};

/** The fields of an address, as its country asks for them. Another country asks anew, and what was typed stays. */
export function AddressFields({ errors, defaults }: AddressFieldsProps) {
  const { fields, country, typed, follow } = useTypedAddress(defaults);
  return (
    <div className="g2" ref={fields}>
      <CountryChoice error={errors.country} defaultValue={country} onChoose={follow} />
      {addressForm(country).map((asked) => {
        const { part, choices } = asked;
        const common = { asked, error: errors[part] ?? null, value: typed[part], country };
        if (part === 'postalCode') return <PostcodeField key={part} {...common} kept={defaults.postcodeKept} />;
        return choices ? <Choices key={`${part} ${country}`} {...common} /> : <TypedPart key={part} {...common} />;
      })}
    </div>
  );
}

/** Which country the fields follow, and what they begin with when they come back. */
function useTypedAddress(defaults: AddressTyped) {
  const fields = useRef<HTMLDivElement>(null);
  const [country, setCountry] = useState(defaults.country ?? '');
  const [typed, setTyped] = useState(defaults);
  const follow = (chosen: string) => {
    const now = valuesIn(fields.current);
    setTyped((before) => ({ ...before, ...now }));
    setCountry(chosen);
  };
  // It may have been chosen before the script came.
  useEffect(() => setCountry((begun) => valuesIn(fields.current).country ?? begun), []);
  return { fields, country, typed, follow };
}

function valuesIn(fields: HTMLElement | null): AddressTyped {
  const inputs = fields?.querySelectorAll<HTMLInputElement | HTMLSelectElement>('[name]') ?? [];
  return Object.fromEntries([...inputs].map(({ name, value }) => [name, value]));
}

interface PartProps {
  asked: FormPart;
  error: string | null;
  value: string | undefined;
  country: string;
}

const TypedPart = ({ asked: { part, label, hint, half }, error, value }: PartProps) => (
  <Field
    name={part}
    label={label}
    hint={hint}
    className={half ? undefined : 's2'}
    autoComplete={completions[part]}
    defaultValue={value}
    error={error}
  />
);

function Choices({ asked: { part, label, choices = [], half }, error, value = '', country }: PartProps) {
  const id = `field-${part}`;
  return (
    <div className={classNames('f', !half && 's2')}>
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        name={part}
        className={classNames('in', error && 'err')}
        autoComplete={completions[part]}
        defaultValue={regionAsWritten(country, value)}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${id}-about` : undefined}
      >
        <option value="">Choose</option>
        {choices.map(([code, name]) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </select>
      {error && <FieldError id={`${id}-about`}>{error}</FieldError>}
    </div>
  );
}

interface CountryChoiceProps {
  error: string | undefined;
  defaultValue: string;
  onChoose: (country: string) => void;
}

function CountryChoice({ error, defaultValue, onChoose }: CountryChoiceProps) {
  function choose({ currentTarget: { value } }: FormEvent<HTMLSelectElement>) {
    chooseCountry(value);
    onChoose(value);
  }
  return (
    <div className="f s2">
      <label htmlFor="field-country">Country</label>
      <select
        id="field-country"
        name="country"
        className={classNames('in', error && 'err')}
        defaultValue={defaultValue}
        autoComplete="country"
        onChange={choose}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? 'field-country-about' : undefined}
      >
        <CountryOptions />
      </select>
      {error && <FieldError id="field-country-about">{error}</FieldError>}
      <noscript>
        <Button type="submit" kind="secondary" small formAction="/api/address-form" formNoValidate>
          Show this country’s fields
        </Button>
      </noscript>
    </div>
  );
}
