/** The options in which variants of a piece differ: "Glaze" of "Oatmeal", "Charcoal", "Sage". Each variant has one value of each option. */
import { soleVariantTitle } from '../stock/sole-variant.ts';

export interface ProductOption {
  name: string;
  values: readonly string[];
}

export type ChosenOptions = Readonly<Record<string, string>>;

/** A fault of the options, or of one variant's (`variant`: its place in the list). */
export interface OptionProblem {
  variant: number | null;
  message: string;
}

/** A variant's title: its values in the options' order. */
export function variantTitle(options: readonly ProductOption[], chosen: ChosenOptions): string {
  return options.length === 0 ? soleVariantTitle : options.map(({ name }) => chosen[name] ?? '').join(', ');
}

/** Checks that each variant is one of the options' combinations, and that no two are the same. @returns every problem */
export function optionProblems(
  options: readonly ProductOption[],
  variants: readonly { options: ChosenOptions }[],
): OptionProblem[] {
  const problems: OptionProblem[] = [];
  const say = (variant: number | null, message: string) => problems.push({ variant, message });
  const names = new Set(options.map(({ name }) => name));
  if (names.size < options.length) say(null, 'Two options have the same name.');
  for (const { name, values } of options) {
    if (new Set(values).size < values.length) say(null, `The option ${name} has a value twice.`);
  }
  const seen = new Set<string>();
  for (const [place, { options: chosen }] of variants.entries()) {
    const unknown = Object.keys(chosen).find((name) => !names.has(name));
    if (unknown !== undefined) say(place, `There is no option ${unknown}.`);
    for (const { name, values } of options) {
      const value = chosen[name];
      if (value === undefined) say(place, `The option ${name} is missing.`);
      else if (!values.includes(value)) say(place, `The option ${name} has no value ${value}.`);
    }
    const key = JSON.stringify(options.map(({ name }) => chosen[name]));
    if (seen.has(key)) {
      say(
        place,
        options.length === 0 ? 'Variants need options to differ in.' : 'Another variant has the same options.',
      );
    }
    seen.add(key);
  }
  return problems;
}

/** The options that a list of variants uses, in the order of the first variant's names and of the values' first use. */
export function optionsOf(variants: readonly ChosenOptions[]): { name: string; values: string[] }[] {
  const options = new Map<string, string[]>();
  for (const [name, value] of variants.flatMap((chosen) => Object.entries(chosen))) {
    const values = options.get(name) ?? [];
    if (!values.includes(value)) values.push(value);
    options.set(name, values);
  }
  return [...options].map(([name, values]) => ({ name, values }));
}
