import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderMarkdown } from './render-markdown.ts';

describe('Markdown', () => {
  it('becomes headings, lists, links and tables', () => {
    expect(renderMarkdown('# When\n\nTwo *days*, see [the map](/map).\n\n- one\n- two')).toBe(
      '<h2>When</h2>\n<p>Two <em>days</em>, see <a href="/map">the map</a>.</p>\n<ul>\n<li>one</li>\n<li>two</li>\n</ul>',
    );
  });

  it.each([
    ['a script', 'Hello <script>alert(1)</script>', '<p>Hello </p>'],
    ['a link that runs', '[x](javascript:alert(1))', '<p><a>x</a></p>'],
    ['a link that runs, written otherwise', '<a href="JaVa\tScRiPt:alert(1)">x</a>', '<p><a>x</a></p>'],
    ['an attribute that runs', '<p onclick="alert(1)" style="position:fixed">x</p>', '<p>x</p>'],
    ['a picture from elsewhere', '![x](https://elsewhere.example/a.png)', '<p></p>'],
    ['a picture from a nameless elsewhere', '<img src="//elsewhere.example/a.png">', ''],
    ['a frame', '<iframe src="https://elsewhere.example"></iframe>', ''],
    ['a form', '<form action="/api/v1/orders"><input name="a"></form>', ''],
  ])('%s goes', (_, markdown, html) => {
    expect(renderMarkdown(markdown)).toBe(html);
  });

  it('keeps a picture of our own', () => {
    expect(renderMarkdown('![A bowl](/catalogue/bowl.webp)')).toBe(
      '<p><img src="/catalogue/bowl.webp" alt="A bowl" /></p>',
    );
  });

  it('never lets anything through that runs, whatever is typed', () => {
    const piece = fc.constantFrom(
      '<',
      '>',
      '"',
      "'",
      '`',
      '[',
      ']',
      '(',
      ')',
      '!',
      '\n',
      ' ',
      'script',
      'img',
      'a',
      'svg',
      'href=',
      'src=',
      'onerror=',
      'style=',
      'javascript:',
      'data:text/html,',
      '/',
      '//',
      'x',
      '&#106;',
      '\\',
      '<!--',
      '-->',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const html = renderMarkdown(pieces.join(''));
        expect(html).not.toMatch(
          /<(?!\/?(?:h[2-4]|p|br|hr|blockquote|[uo]l|li|strong|em|b|i|del|code|pre|a|table|thead|tbody|tr|t[hd]|img)\b)/i,
        );
        expect(html).not.toMatch(/<[^>]*\s(?:on\w+|style)=/i);
        expect(html).not.toMatch(/<[^>]*(?:href|src)="\s*(?:javascript|data):/i);
      }),
      { numRuns: 500 },
    );
  });
});
