import { expect, it } from 'vitest';
import { joinScripts } from './join-scripts.ts';

const own = '<script nonce="once">';

it('makes one of the shop’s inline scripts that follow each other', () => {
  expect(
    joinScripts(
      `<p></p><script nonce="once" id="r">a()</script>${own}b(1<2)</script>${own}c()</script><p></p>`,
      'once',
    ),
  ).toBe('<p></p><script nonce="once" id="r">a();b(1<2);c()</script><p></p>');
});

it('leaves alone what is fetched, what has a type, what stands apart, and what isn’t the shop’s own', () => {
  for (const html of [
    `<script src="/a.js" nonce="once" noModule=""></script>${own}b()</script>`,
    `<script type="application/ld+json" nonce="once">{}</script>${own}b()</script>`,
    `${own}a()</script><script type="application/ld+json">{}</script>`,
    `${own}a()</script> ${own}b()</script>`,
    `${own}a()</script><script>b()</script>`,
    `<script>a()</script>${own}b()</script>`,
    `<script nonce="other">a()</script>${own}b()</script>`,
  ])
    expect(joinScripts(html, 'once')).toBe(html);
});
