import { useEffect, useRef, useState } from 'react';
import { Button } from '#components/ui/form/button.tsx';
import { Field, FieldError } from '#components/ui/form/field.tsx';
import type { CountryChoice } from '#contract/address/address.ts';
import { type AddressPart, type AddressTyped, addressForm, type FormPart } from '#domain/address/address-form.ts';
import { regionAsWritten } from '#domain/address/regions.ts';
import { classNames } from '../ui/class-names.ts';
import type { FieldErrors } from '../ui/form/form-values.ts';
import { PostcodeField } from './postcode-field.tsx';
import { chooseCountry, countryOfDevice } from './use-country.ts';

export interface AddressFieldsProps {
  errors: FieldErrors;
  defaults: AddressTyped & { postcodeKept?: string; countries?: readonly CountryChoice[] };
  /** What its fields are called, where a form has two addresses. */
  names?: FieldNames;
}

export type FieldNames = Readonly<Record<AddressPart | 'country', string>>;
const ownNames: FieldNames = {
  name: 'name',
  line1: 'line1',
  line2: 'line2',
  postalCode: 'postalCode',
  city: 'city',
  region: 'region',
  country: 'country',
};

const completions: Readonly<Record<AddressPart, string>> = {
  name: 'name',
  line1: 'address-line1',
  line2: 'address-line2',
  postalCode: 'postal-code',
  city: 'address-level2',
  region: 'address-level1',
};

/** The fields of an address, as its country asks for them. Another country asks anew, and what was typed stays. */
export function AddressFields({ errors, defaults, names = ownNames }: AddressFieldsProps) {
  const { fields, country, typed, follow } = useTypedAddress(defaults, names);
  const second = names !== ownNames;
  return (
    <div className="field-pair" ref={fields}>
      <CountryField
        countries={defaults.countries ?? []}
        name={names.country}
        autoComplete={second ? 'billing country' : 'country'}
        error={errors[names.country]}
        defaultValue={country}
        onChoose={(chosen) => {
          if (!second) chooseCountry(chosen);
          follow(chosen);
        }}
      />
      {addressForm(country).map((asked) => {
        const { part, choices } = asked;
        const name = names[part];
        const autoComplete = second ? `billing ${completions[part]}` : completions[part];
        const common = { asked, name, autoComplete, error: errors[name] ?? null, value: typed[part], country };
        if (part === 'postalCode' && !second)
          return <PostcodeField key={part} {...common} kept={defaults.postcodeKept} />;
        return choices ? <Choices key={`${part} ${country}`} {...common} /> : <TypedPart key={part} {...common} />;
      })}
    </div>
  );
}

/** Which country the fields follow, and what they begin with when they come back. */
function useTypedAddress(defaults: AddressTyped, names: FieldNames) {
  const fields = useRef<HTMLDivElement>(null);
  const [country, setCountry] = useState(defaults.country ?? '');
  const [typed, setTyped] = useState(defaults);
  const follow = (chosen: string) => {
    const now = valuesIn(fields.current, names);
    setTyped((before) => ({ ...before, ...now }));
    setCountry(chosen);
  };
  // It may have been chosen before the script came, or at a piece on this device.
  useEffect(() => {
    const field = fields.current?.querySelector<HTMLSelectElement>(`[name="${names.country}"]`);
    const onDevice = names === ownNames ? countryOfDevice() : null;
    if (field?.value === '' && onDevice) field.value = onDevice;
    setCountry((begun) => field?.value || begun);
  }, [names]);
  return { fields, country, typed, follow };
}

function valuesIn(fields: HTMLElement | null, names: FieldNames): AddressTyped {
  const typed = Object.entries(names).flatMap(([part, name]) => {
    const field = fields?.querySelector<HTMLInputElement | HTMLSelectElement>(`[name="${name}"]`);
    return field ? [[part, field.value]] : [];
  });
  return Object.fromEntries(typed);
}

interface PartProps {
  asked: FormPart;
  name: string;
  autoComplete: string;
  error: string | null;
  value: string | undefined;
  country: string;
}

const TypedPart = ({ asked: { label, hint, half }, name, autoComplete, error, value }: PartProps) => (
  <Field
    name={name}
    label={label}
    hint={hint}
    className={half ? undefined : 'field-pair__both'}
    autoComplete={autoComplete}
    defaultValue={value}
    error={error}
  />
);

function Choices({ asked, name, autoComplete, error, value = '', country }: PartProps) {
  const { label, choices = [], half } = asked;
  const id = `field-${name}`;
  return (
    <div className={classNames('field', !half && 'field-pair__both')}>
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        name={name}
        className={classNames('input', error && 'input--wrong')}
        autoComplete={autoComplete}
        defaultValue={regionAsWritten(country, value)}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${id}-about` : undefined}
      >
        <option value="">Choose</option>
        {choices.map(([code, title]) => (
          <option key={code} value={code}>
            {title}
          </option>
        ))}
      </select>
      {error && <FieldError id={`${id}-about`}>{error}</FieldError>}
    </div>
  );
}

interface CountryFieldProps {
  countries: readonly CountryChoice[];
  name: string;
  autoComplete: string;
  error: string | undefined;
  defaultValue: string;
  onChoose: (country: string) => void;
}

function CountryField({ countries, name, autoComplete, error, defaultValue, onChoose }: CountryFieldProps) {
  const id = `field-${name}`;
  return (
    <div className="field field-pair__both">
      <label htmlFor={id}>Country</label>
      <select
        id={id}
        name={name}
        className={classNames('input', error && 'input--wrong')}
        defaultValue={defaultValue}
        autoComplete={autoComplete}
        onChange={(event) => onChoose(event.currentTarget.value)}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${id}-about` : undefined}
      >
        <option value="">Choose</option>
        {countries.map(([code, title]) =>
          code === '' ? (
            <hr key="divider" />
          ) : (
            <option key={code} value={code}>
              {title}
            </option>
          ),
        )}
      </select>
      {error && <FieldError id={`${id}-about`}>{error}</FieldError>}
      <noscript>
        <Button type="submit" kind="secondary" small formAction="/api/address-form" formNoValidate>
          Show this country’s fields
        </Button>
      </noscript>
    </div>
  );
}
