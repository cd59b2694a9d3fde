import { describe, expect, it } from 'vitest';
import { scriptsAfterPaint } from './scripts-after-paint.ts';

const script = (url: string) => `<script src="${url}" async=""></script>`;

describe('the scripts of a page in memory', () => {
  it('are named once, to be fetched and run after the paint, and nothing fetches one ahead', () => {
    const ahead = '<link rel="preload" as="script" fetchPriority="low" href="/a.js"/>';
    const html = scriptsAfterPaint(`<head>${ahead}${script('/a.js')}</head><body>A jar${script('/b.js')}</body>`);
    expect(html).not.toContain('<script src');
    expect(html).not.toContain('preload');
    expect(html).toContain('(["/a.js","/b.js"])</script></head><body>A jar</body>');
  });

  it('stay as they are in what is no page, and so do scripts of other kinds', () => {
    const old = '<head><script src="/old.js" noModule=""></script><script>1</script></head>';
    expect(scriptsAfterPaint(old)).toBe(old);
    expect(scriptsAfterPaint(script('/a.js'))).toBe(script('/a.js'));
  });
});
