import { expect, it } from 'vitest';
import { joinScripts } from './join-scripts.ts';

it('makes one of inline scripts that follow each other', () => {
  expect(joinScripts('<p></p><script id="r">a()</script><script>b(1<2)</script><script>c()</script><p></p>')).toBe(
    '<p></p><script id="r">a();b(1<2);c()</script><p></p>',
  );
});

it('leaves alone what is fetched, what has a type, and what stands apart', () => {
  for (const html of [
    '<script src="/a.js" noModule=""></script><script>b()</script>',
    '<script type="application/ld+json">{}</script><script>b()</script>',
    '<script>a()</script><script type="application/ld+json">{}</script>',
    '<script>a()</script> <script>b()</script>',
  ])
    expect(joinScripts(html)).toBe(html);
});
