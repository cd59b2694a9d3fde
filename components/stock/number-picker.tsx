'use client';

import { type NumberMarks, type NumberState, numbersShown } from '#domain/stock/numbered.ts';
import { classNames } from '../ui/class-names.ts';
import './number-picker.css';

interface NumberPickerProps {
  /** Of its fields: what a plain form sends is `number`. */
  name: string;
  marks: NumberMarks;
  chosen: number | null;
  choose(number: number | null): void;
  /** The live connection is lost: what is shown may be old. */
  stale: boolean;
}

/** More than so many are chosen from a list. */
const mostRadios = 24;

/** Which piece of a numbered edition. Without a choice it is the lowest that is free. */
export function NumberPicker({ name, marks, chosen, choose, stale }: NumberPickerProps) {
  const numbers = numbersShown(marks);
  if (numbers.length > mostRadios) {
    return (
      <label className="number-picker__list">
        <span className="small medium">Choose a number</span>
        <select
          name={name}
          className="input tabular"
          value={chosen ?? ''}
          disabled={stale}
          onChange={({ target }) => choose(target.value === '' ? null : Number(target.value))}
        >
          <option value="">The lowest number available</option>
          {numbers.map(({ number, state }) => (
            <option key={number} value={number} disabled={state !== 'free'}>
              {`No. ${number}${taken[state]}`}
            </option>
          ))}
        </select>
      </label>
    );
  }
  const inBags = numbers.filter(({ state }) => state === 'held').map(({ number }) => number);
  return (
    <div
      className={classNames('number-picker tabular', stale && 'number-picker--off')}
      role="radiogroup"
      aria-label="Choose a number"
    >
      <span className="number-picker__all">
        {numbers.map(({ number, state }) => (
          <label key={number}>
            <input
              type="radio"
              name={name}
              value={number}
              checked={chosen === number}
              disabled={stale || state !== 'free'}
              aria-label={`${number}${taken[state]}`}
              onChange={() => choose(number)}
            />
            <span aria-hidden="true">{number}</span>
          </label>
        ))}
      </span>
      <span className="small muted">{hint(inBags, chosen)}</span>
    </div>
  );
}

const taken: Record<NumberState, string> = { free: '', held: ', in a bag', sold: ', sold' };

/** `No. 16 is in a bag.` */
function hint(inBags: readonly number[], chosen: number | null): string {
  const first = chosen === null ? 'Without a choice you get the lowest that is free. ' : '';
  if (inBags.length === 0) return first;
  return `${first}${inBags.length === 1 ? `No. ${inBags[0]} is in a bag.` : `${inBags.length} are in bags.`}`;
}
