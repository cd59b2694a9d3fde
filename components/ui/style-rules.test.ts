import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Declaration, parse, type Rule } from 'postcss';
import { expect, it } from 'vitest';

const sheets = ['app', 'components'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.css'))
    .map((file) => join(folder, file)),
);

/** @returns what `wrong` finds in the rules of all style sheets, each with its file */
function inAllRules(wrong: (rule: Rule) => readonly string[]): string[] {
  return sheets.flatMap((file) => {
    const found: string[] = [];
    parse(readFileSync(file, 'utf8')).walkRules((rule) => {
      found.push(...wrong(rule).map((selector) => `${file}: ${selector}`));
    });
    return found;
  });
}

it('finds the style sheets', () => expect(sheets.length).toBeGreaterThan(10));

/**
 * Whatever comes into a page may be what `:has()` asks for. Where all elements below depend on the answer, browsers style all of them
 * anew for each element that comes or goes: on a list a thousand, for one beat of a dot. Within one small part of a page there is little to style.
 */
it('no style of everything in a page depends on whether something is in it', () => {
  const stylesAllBelow = (selector: string) =>
    /:has\(.*\)[\s>]+\*/.test(selector) && /^(?:html|:root|body|main)\b/.test(selector);
  expect(inAllRules(({ selectors }) => selectors.filter(stylesAllBelow))).toEqual([]);
});

/** On a touch screen `:hover` stays after the tap: a second button would look like the one to press. */
it('hover styles are for pointers that can hover', () => {
  const isAsked = ({ parent }: Rule) =>
    parent?.type === 'atrule' && 'params' in parent && /\(hover:\s*hover\)/.test(String(parent.params));
  expect(inAllRules((rule) => (rule.selector.includes(':hover') && !isAsked(rule) ? [rule.selector] : []))).toEqual([]);
});

/** A page on which nothing happens draws nothing: a dot that pulsed had home and lists drawn sixty times a second. */
it('no animation runs for ever', () => {
  const isEndless = ({ prop, value }: Declaration) => prop.startsWith('animation') && /\binfinite\b/.test(value);
  const endless = inAllRules((rule) =>
    rule.nodes.some((node) => node.type === 'decl' && isEndless(node)) ? [rule.selector] : [],
  );
  expect(endless).toEqual([]);
});
