import { describe, expect, it } from 'vitest';
import { neededStyles, parseRules } from './needed-styles.ts';

/** @param classes of a page of links, headings and parts */
const needed = (css: string, ...classes: string[]) =>
  neededStyles(parseRules(css), new Set(['html', 'a', 'h1', ...classes.map((name) => `.${name}`)]));

describe('the styles that a page needs', () => {
  it('are those that could match: a rule goes if it takes a class that nothing has', () => {
    expect(needed('a{x:1}.jar{x:2}.jar .lid{x:3}.vase{x:4}', 'jar')).toBe('a{x:1}.jar{x:2}');
  });

  it('are of elements that stand on it', () => {
    const counted = 'a:nth-child(4){x:1}a > :nth-of-type(2n) h1{x:2}a:nth-child(odd){x:3}a:lang(de){x:4}';
    expect(needed(counted)).toBe(counted);
    expect(needed('a{x:1}table{x:2}a table,a:not(table){x:3}')).toBe('a{x:1}a:not(table){x:3}');
  });

  it('have no rules for what cannot be before the first paint: hovering, pressing, printing, rarer letters', () => {
    expect(needed('a{x:1}a:hover,a:focus-visible{x:2}a:active{x:3}a:not(:hover){x:4}')).toBe(
      'a{x:1}a:focus-visible{x:2}a:not(:hover){x:4}',
    );
    expect(needed('@media print{a{x:1}}@media (hover:hover){a:hover{x:2}}@media (min-width:9px){a{x:3}}')).toBe(
      '@media (min-width:9px){a{x:3}}',
    );
    const face = (range: string) => `@font-face{font-family:A;src:url(a.b);unicode-range:${range}}`;
    expect(needed(face('U+20-7E,U+A0') + face('U+A1-2DC'))).toBe(face('U+20-7E,U+A0'));
  });

  it('keep of a list what could match, also where a comma stands in brackets', () => {
    expect(needed('.jar,.vase,h1{x:1}', 'jar')).toBe('.jar,h1{x:1}');
    expect(needed('.lid :is(.jar,.vase:not(.old)),.cup{x:1}', 'jar', 'lid')).toBe(
      '.lid :is(.jar,.vase:not(.old)){x:1}',
    );
  });

  it('keep what asks for a class to be absent, and what asks for an attribute or a state', () => {
    const css = 'html:not(.vase) .jar{x:1}.jar[title=".vase"]{x:2}.jar:focus{x:3}:root[data-stale] .jar{x:4}';
    expect(needed(css, 'jar')).toBe(css);
  });

  it('keep a movement that one of them names', () => {
    const css = '@keyframes roll{to{x:1}}@keyframes dry{to{x:2}}.jar{animation:1s roll}.vase{animation:1s dry}';
    expect(needed(css, 'jar')).toBe('.jar{animation:1s roll}@keyframes roll{to{x:1}}');
  });

  it('keep a group while something stands in it, and a typeface', () => {
    const css = '@font-face{src:url(a.b)}@media all{.vase{x:1}.jar{x:2}a{x:3}}';
    expect(needed(css, 'jar')).toBe('@font-face{src:url(a.b)}@media all{.jar{x:2}a{x:3}}');
    expect(needed('@media all{.vase{x:1}}a{x:2}')).toBe('a{x:2}');
    expect(needed('@media all{.jar{x:1}}@media screen{.jar{x:2}}', 'jar')).toBe(
      '@media all{.jar{x:1}}@media screen{.jar{x:2}}',
    );
  });

  it('leave out custom properties that nothing reads, and what only those read', () => {
    const css =
      ':root{--a:1;--b:var(--c);--c:url("data:;,}");--d:var(--a);--e:2}.jar{x:var(--b)}.vase{x:var(--d)}@keyframes k{to{x:var(--a)}}';
    expect(needed(css, 'jar')).toBe(':root{--b:var(--c);--c:url("data:;,}")}.jar{x:var(--b)}');
    expect(neededStyles(parseRules(css), new Set(['--e']))).toBe(':root{--e:2}');
  });

  it('are not misled by brackets in strings', () => {
    const css = `.jar:after{content:"}"}.vase:after{content:'{\\'{'}a{x:1}`;
    expect(needed(css, 'jar')).toBe('.jar:after{content:"}"}a{x:1}');
  });
});
