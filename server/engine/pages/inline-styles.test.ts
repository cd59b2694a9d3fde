import { describe, expect, it } from 'vitest';
import { inlineStyles } from './inline-styles.ts';

const link = (href: string) => `<link rel="stylesheet" href="${href}" data-precedence="next"/>`;
const page = (...links: string[]) => `<html><head>${links.join('')}</head><body><p class="a b">A jar</p></body></html>`;

describe('the styles of a page in memory', () => {
  it('stand in it as one, and the links fetch nothing but without scripts', () => {
    const html = inlineStyles(
      page(link('/a.css'), link('/b.css')),
      'once',
      (href) => `.${href.slice(1, 2)}{color:red}`,
    );
    const kept = (href: string) =>
      `<link rel="stylesheet" href="${href}" data-precedence="next" disabled=""/><noscript><link rel="stylesheet" href="${href}"/></noscript>`;
    expect(html).toBe(page('<style nonce="once">.a{color:red}.b{color:red}</style>', kept('/a.css'), kept('/b.css')));
  });

  it('are left to their links where they can’t be read, or are not the shop’s own', () => {
    for (const href of [
      '/_next/static/no-such.css',
      '/_next/static/../../package.json',
      'https://elsewhere.invalid/a.css',
    ])
      expect(inlineStyles(page(link(href)), 'once')).toBe(page(link(href)));
  });
});
