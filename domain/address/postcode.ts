/** Postcodes that are wrong at a glance. A country that isn't listed takes any. */
const rules: Readonly<Record<string, { digits: number; adjective: string }>> = {
  AT: { digits: 4, adjective: 'Austrian' },
  BE: { digits: 4, adjective: 'Belgian' },
  CH: { digits: 4, adjective: 'Swiss' },
  DE: { digits: 5, adjective: 'German' },
  DK: { digits: 4, adjective: 'Danish' },
  ES: { digits: 5, adjective: 'Spanish' },
  FR: { digits: 5, adjective: 'French' },
  IT: { digits: 5, adjective: 'Italian' },
  PT: { digits: 7, adjective: 'Portuguese' },
};
const words = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'];
const wordFor = (count: number) => words[count] ?? String(count);

export const knowsPostcodes = (country: string): boolean => Object.hasOwn(rules, country);

/** @returns what is wrong with the postcode and how it should be, or null */
export function postcodeProblem(country: string, postcode: string): string | null {
  const rule = Object.hasOwn(rules, country) ? rules[country] : undefined;
  const code = postcode.replaceAll(/[\s-]/g, '');
  if (!rule || (/^\d+$/.test(code) && code.length === rule.digits)) return null;
  const should = `${rule.adjective} postcodes have ${wordFor(rule.digits)} digits`;
  return /^\d+$/.test(code) ? `${should}. Yours has ${wordFor(code.length)}.` : `${should} and nothing else.`;
}
