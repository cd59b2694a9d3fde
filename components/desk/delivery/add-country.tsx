'use client';

import { type KeyboardEvent, useId } from 'react';
import { allCountries, countryName } from '#domain/address/country-name.ts';
import { announce } from '../../ui/announce.ts';

const names = allCountries.map(countryName).sort((one, other) => one.localeCompare(other, 'en'));

const isTyped = (event: Event): boolean =>
  event instanceof InputEvent && /^(insertText|insertComp|delete)/.test(event.inputType);

/** Finds a country by the browser's own list as it is typed, and writes it into the field beside it. */
export function AddCountry() {
  const id = useId();

  function add(input: HTMLInputElement): boolean {
    const name = names.find((one) => one.toLowerCase() === input.value.trim().toLowerCase());
    const field = input.form?.elements.namedItem('countries');
    if (!name || !(field instanceof HTMLInputElement)) return false;
    const named = field.value.split(',').flatMap((one) => one.trim() || []);
    if (!named.includes(name)) field.value = [...named, name].join(', ');
    field.dispatchEvent(new Event('input', { bubbles: true }));
    input.value = '';
    announce(`${name} is in the list of countries.`);
    return true;
  }
  function onKeyDown(event: KeyboardEvent<HTMLInputElement>) {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    add(event.currentTarget);
  }
  return (
    <div className="field needs-script">
      <label htmlFor={id}>Add a country</label>
      <input
        id={id}
        className="input"
        list={`${id}-names`}
        autoComplete="off"
        placeholder="Type its first letters"
        onKeyDown={onKeyDown}
        onInput={({ currentTarget, nativeEvent }) => {
          // Niger is no end of typing Nigeria: what is typed is added by Enter or by leaving, what is picked at once.
          if (!isTyped(nativeEvent)) add(currentTarget);
        }}
        onBlur={({ currentTarget }) => void add(currentTarget)}
      />
      <datalist id={`${id}-names`}>
        {names.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
    </div>
  );
}
