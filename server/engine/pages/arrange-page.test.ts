import { describe, expect, it } from 'vitest';
import { arrangePage } from './arrange-page.ts';
import { InlineStyles } from './inline-styles.ts';

const arrange = (html: string, read?: (href: string) => string | null) =>
  arrangePage(html, 'k3y', {}, new InlineStyles(read)).html;
const link = (href: string) => `<link rel="stylesheet" href="${href}" data-precedence="next"/>`;

describe('the styles of a page in memory', () => {
  const page = (...links: string[]) => `<html>${links.join('')}<body><p class="a b">A jar</p></body></html>`;

  it('stand in it as one, and the links fetch nothing but without scripts', () => {
    const html = arrange(page(link('/a.css'), link('/b.css')), (href) => `.${href.slice(1, 2)}{color:red}`);
    const kept = (href: string) =>
      `<link rel="stylesheet" href="${href}" data-precedence="next" disabled=""/><noscript><link rel="stylesheet" href="${href}"/></noscript>`;
    expect(html).toBe(page('<style>.a{color:red}.b{color:red}</style>', kept('/a.css'), kept('/b.css')));
  });

  it('are those of its elements, their classes, and the custom properties that they read', () => {
    const css = ':root{--a:1;--b:2}.jar{x:1}.vase{x:2}a{x:3}b{x:4}table{x:5}';
    const html = arrange(
      `${link('/names.css')}<a class="jar known"><b data-class="vase" style="x:var(--b)"></b></a>`,
      () => css,
    );
    expect(html).toContain('<style>:root{--b:2}.jar{x:1}a{x:3}b{x:4}</style>');
  });

  it('are left to their links where they can’t be read, or are not the shop’s own', () => {
    for (const href of [
      '/_next/static/no-such.css',
      '/_next/static/../../package.json',
      'https://elsewhere.invalid/a.css',
    ])
      expect(arrange(page(link(href)))).toBe(page(link(href)));
  });
});

describe('a page in memory, painted first', () => {
  const script = (url: string) => `<script src="${url}" async="" nonce="k3y"></script>`;

  it('names its scripts once, to be fetched and run after the paint, and nothing fetches one ahead', () => {
    const ahead =
      '<link rel="preload" as="script" fetchPriority="low" href="/a.js"/><link rel="preload" as="image" imageSrcSet="/a.webp 96w"/>';
    const html = arrange(`<head>${ahead}${script('/a.js')}</head><body>A jar${script('/b.js')}</body>`);
    expect(html).not.toContain('<script src');
    expect(html).not.toContain('<link');
    expect(html).toContain('(["/a.js","/b.js"],document.documentElement)</script></head><body>A jar</body>');
  });

  it('knows its own script wherever its mark stands', () => {
    const html = arrange('<head></head><body><script src="/a.js" nonce="k3y" async=""></script></body>');
    expect(html).toContain('(["/a.js"],document.documentElement)</script></head><body></body>');
  });

  it('leaves alone a script that isn’t the shop’s own, and what only looks like one', () => {
    const foreign = `<script src="/c.js" async=""></script><!--${script('/d.js')}--><p title="${'<script>'}"></p>`;
    const html = arrange(`<head>${script('/a.js')}</head><body>${foreign}</body>`);
    expect(html).toContain('(["/a.js"],document.documentElement)');
    expect(html).toContain(foreign.replace(' nonce="k3y"', ''));
  });

  it('stays as it is if it is no page, and keeps scripts of other kinds', () => {
    const old = `<head><script src="/old.js" noModule=""></script><script>1</script></head>`;
    expect(arrange(old)).toBe(old);
    expect(arrange(script('/a.js'))).toBe('<script src="/a.js" async=""></script>');
  });

  it('tells machines at the end of its body, and runs what comes early at the end of its head', () => {
    const { html } = arrangePage('<head></head><body>A jar</body>', 'k3y', { early: 'early()', data: '{"a":"$&"}' });
    expect(html).toBe(
      '<head><script>early()</script></head><body>A jar<script type="application/ld+json">{"a":"$&"}</script></body>',
    );
  });
});

describe('the inline scripts of a page in memory', () => {
  const own = '<script nonce="k3y">';

  it('that are the shop’s and follow each other become one', () => {
    expect(
      arrange(`<p></p><script nonce="k3y" id="r">a()</script>${own}b(1<2)</script>${own}c()</script><p></p>`),
    ).toBe('<p></p><script id="r">a();b(1<2);c()</script><p></p>');
  });

  it('are left alone if they are fetched, have a type, stand apart, or aren’t the shop’s own', () => {
    for (const html of [
      `<script src="/a.js" nonce="k3y" noModule=""></script>${own}b()</script>`,
      `<script type="application/ld+json" nonce="k3y">{}</script>${own}b()</script>`,
      `${own}a()</script><script type="application/ld+json">{}</script>`,
      `${own}a()</script> ${own}b()</script>`,
      `${own}a()</script><script>b()</script>`,
      `<script>a()</script>${own}b()</script>`,
      `<script nonce="other">a()</script>${own}b()</script>`,
    ])
      expect(arrange(html)).toBe(html.replaceAll(' nonce="k3y"', ''));
  });
});
