import { describe, expect, it } from 'vitest';
import { classesIn, neededStyles, parseRules } from './needed-styles.ts';

const needed = (css: string, ...classes: string[]) => neededStyles(parseRules(css), new Set(classes));

describe('the styles that a page needs', () => {
  it('are those that could match: a rule goes if it takes a class that nothing has', () => {
    expect(needed('a{x:1}.jar{x:2}.jar .lid{x:3}.vase{x:4}', 'jar')).toBe('a{x:1}.jar{x:2}');
  });

  it('keep of a list what could match, also where a comma stands in brackets', () => {
    expect(needed('.jar,.vase,h1{x:1}', 'jar')).toBe('.jar,h1{x:1}');
    expect(needed('.lid :is(.jar,.vase:not(.old)),.cup{x:1}', 'jar', 'lid')).toBe(
      '.lid :is(.jar,.vase:not(.old)){x:1}',
    );
  });

  it('keep what asks for a class to be absent, and what asks for an attribute or a state', () => {
    const css = 'html:not(.vase) .jar{x:1}.jar[title=".vase"]{x:2}.jar:hover{x:3}:root[data-stale] .jar{x:4}';
    expect(needed(css, 'jar')).toBe(css);
  });

  it('keep a movement that one of them names', () => {
    const css = '@keyframes roll{to{x:1}}@keyframes dry{to{x:2}}.jar{animation:1s roll}.vase{animation:1s dry}';
    expect(needed(css, 'jar')).toBe('.jar{animation:1s roll}@keyframes roll{to{x:1}}');
  });

  it('keep a group while something stands in it, and a typeface', () => {
    const css = '@font-face{src:url(a.b)}@media print{.vase{x:1}.jar{x:2}a{x:3}}';
    expect(needed(css, 'jar')).toBe('@font-face{src:url(a.b)}@media print{.jar{x:2}a{x:3}}');
    expect(needed('@media print{.vase{x:1}}a{x:2}')).toBe('a{x:2}');
    expect(needed('@media print{.jar{x:1}}@media screen{.jar{x:2}}', 'jar')).toBe(
      '@media print{.jar{x:1}}@media screen{.jar{x:2}}',
    );
  });

  it('are not misled by brackets in strings', () => {
    const css = `.jar:after{content:"}"}.vase:after{content:'{\\'{'}a{x:1}`;
    expect(needed(css, 'jar')).toBe('.jar:after{content:"}"}a{x:1}');
  });

  it('are told by the classes of its elements', () => {
    expect([...classesIn('<a class="jar known"><b data-class="vase" class="jar"></b></a>')]).toEqual(['jar', 'known']);
  });
});
