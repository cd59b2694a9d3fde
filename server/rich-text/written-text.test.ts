import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sanitisedHtml } from './sanitised-html.ts';
import { htmlOf, plainTextOf } from './written-text.ts';

describe('a written text', () => {
  it('is shown with its marks, and told without', () => {
    const html = { format: 'html' as const, text: '<h1>Bowl</h1><p>Salt &amp; <b>ash</b></p><ul><li>one<li>two</ul>' };
    expect(htmlOf(html)).toBe('<h2>Bowl</h2><p>Salt &amp; <b>ash</b></p><ul><li>one</li><li>two</li></ul>');
    expect(plainTextOf(html)).toBe('Bowl Salt & ash one two');
    const markdown = { format: 'markdown' as const, text: 'Thrown *wide*.\n\n<script>x()</script>' };
    expect(htmlOf(markdown)).toBe('<p>Thrown <em>wide</em>.</p>');
    expect(plainTextOf(markdown)).toBe('Thrown wide.');
    const plain = { format: 'plain' as const, text: 'As <it> is\n\n& stays' };
    expect([htmlOf(plain), plainTextOf(plain)]).toEqual([null, plain.text]);
  });

  it('that says &lt;script&gt; says so, and runs nothing', () => {
    expect(plainTextOf({ format: 'html', text: '<p>&lt;script&gt; &amp;lt;</p>' })).toBe('<script> &lt;');
    expect(htmlOf({ format: 'html', text: '<p>&lt;script&gt;</p><img src=x onerror=y()>' })).toBe(
      '<p>&lt;script&gt;</p>',
    );
  });

  it('is the same again once it is sanitised', () => {
    const piece = fc.constantFrom(
      '<',
      '>',
      '&',
      '"',
      'a',
      'p',
      'b',
      'img',
      ' href=',
      ' src=',
      '/x',
      'https://e.example',
      '</',
      ';',
      'amp',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const once = sanitisedHtml(pieces.join(''));
        expect(sanitisedHtml(once)).toBe(once);
      }),
      { numRuns: 300 },
    );
  });
});
