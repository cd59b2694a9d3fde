import { expect, test } from './fixtures.ts';

/** Of each page a kind: what stands in it before any script or style sheet has come. */
const paths = [
  '/',
  '/shop',
  '/products/oatmeal-long-neck-bottle',
  '/auctions',
  '/auctions/white-moon-jar',
  '/sales/first-from-the-kiln',
];

test('the styles that stand in a page are all that its elements match', async ({ page, shop }) => {
  for (const path of paths) {
    // Without its scripts, so that the whole styles never take their place.
    await page.route(shop.url + path, async (route) => {
      const response = await route.fetch();
      const body = (await response.text()).replaceAll(/<script[\s\S]*?<\/script>/g, '');
      await route.fulfill({ response, body });
    });
    await page.goto(shop.url + path, { waitUntil: 'domcontentloaded' });
    const { rules, missing } = await page.evaluate(async () => {
      // What isn't yet, a hover or a bullet, belongs to whatever it would be of.
      const steady = (selector: string) =>
        selector
          .replaceAll(
            /::?(before|after|placeholder|marker|[\w-]*-button)|:(hover|focus|active|focus-visible|focus-within|checked|disabled|target|open)\b/g,
            '',
          )
          .replaceAll(/:(has|not)\(\)/g, '') || '*';
      const leaves = (list: CSSRuleList, group = ''): string[] =>
        [...list].flatMap((rule) => {
          if (rule instanceof CSSGroupingRule) return leaves(rule.cssRules, `${(rule as CSSMediaRule).conditionText} `);
          return rule instanceof CSSStyleRule
            ? (rule.selectorText.match(/(?:[^,(]|\((?:[^()]|\([^()]*\))*\))+/g) ?? []).map(
                (one) => `${group}|${one.trim()}`,
              )
            : [];
        });
      const inPage = new Set(
        [...document.querySelectorAll('style')].flatMap((style) => leaves(style.sheet?.cssRules as CSSRuleList)),
      );
      const links = [...document.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"]')];
      const whole = await Promise.all(
        links.map(async ({ href }) => new CSSStyleSheet().replace(await (await fetch(href)).text())),
      );
      const all = whole.flatMap((sheet) => leaves(sheet.cssRules));
      const matches = (rule: string) => document.querySelector(steady(rule.slice(rule.indexOf('|') + 1))) !== null;
      // Nothing is hovered, pressed, selected or printed before the first paint.
      const outside = (rule: string) => rule.replaceAll(/:\w+\([^()]*\)/g, '');
      const later = /:(hover|active|user-(in)?valid|autofill)\b|::(selection|backdrop)|^(print|\(hover: hover\)) /;
      const missing = all.filter((rule) => !inPage.has(rule) && !later.test(outside(rule)) && matches(rule));
      return { rules: inPage.size, missing };
    });
    expect(rules, path).toBeGreaterThan(100);
    expect(missing, path).toEqual([]);
  }
});
