import type { LotFilter } from './lot-filter.ts';
import { resultsStep } from './results-step.ts';

/** The parameters of a list of lots, without what goes without saying: one list has one address. */
export function lotParametersOf(filter: LotFilter): URLSearchParams {
  const words = new URLSearchParams();
  for (const [name, value] of Object.entries(filter)) {
    if (value === '' || value === false || (name === 'show' && value === resultsStep)) continue;
    words.set(name, value === true ? '1' : String(value));
  }
  return words;
}
