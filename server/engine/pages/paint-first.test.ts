import { describe, expect, it } from 'vitest';
import { paintFirst } from './paint-first.ts';

const script = (url: string) => `<script src="${url}" async="" nonce="once"></script>`;

describe('a page in memory, painted first', () => {
  it('names its scripts once, to be fetched and run after the paint, and nothing fetches one ahead', () => {
    const ahead =
      '<link rel="preload" as="script" fetchPriority="low" href="/a.js"/><link rel="preload" as="image" imageSrcSet="/a.webp 96w"/>';
    const html = paintFirst(`<head>${ahead}${script('/a.js')}</head><body>A jar${script('/b.js')}</body>`, 'once');
    expect(html).not.toContain('<script src');
    expect(html).not.toContain('<link');
    expect(html).toContain('(["/a.js","/b.js"],document.documentElement)</script></head><body>A jar</body>');
  });

  it('knows its own script wherever its mark stands', () => {
    const html = paintFirst('<head></head><body><script src="/a.js" nonce="once" async=""></script></body>', 'once');
    expect(html).toContain('(["/a.js"],document.documentElement)</script></head><body></body>');
  });

  it('leaves alone a script that isn’t the shop’s own', () => {
    const foreign = '<script src="/c.js" async=""></script>';
    const html = paintFirst(`<head>${script('/a.js')}</head><body>${foreign}</body>`, 'once');
    expect(html).toContain('(["/a.js"],document.documentElement)');
    expect(html).toContain(foreign);
  });

  it('stays as it is if it is no page, and keeps scripts of other kinds', () => {
    const old = `<head><script src="/old.js" noModule=""></script><script>1</script></head>`;
    expect(paintFirst(old, 'once')).toBe(old);
    expect(paintFirst(script('/a.js'), 'once')).toBe(script('/a.js'));
  });
});
