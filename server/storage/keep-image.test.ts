import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { setSettings } from '#server/config/settings.ts';
import { testSettings } from '#server/testing/settings.ts';
import { keepImage, mostImageBytes } from './keep-image.ts';
import { storage } from './storage.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'images-'));
  setSettings({ ...testSettings(), DATA_DIR: folder });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const aPicture = (width = 60, height = 40) => sharp({ create: { width, height, channels: 3, background: '#a0644a' } });

describe('an uploaded picture', () => {
  it.each(['jpeg', 'png', 'webp'] as const)('%s is kept, encoded anew and without its metadata', async (format) => {
    const sent = await aPicture()
      .withExif({ IFD0: { Copyright: 'Maud at home' } })
      .toFormat(format)
      .toBuffer();
    const kept = await keepImage('return_photo', sent);
    if (!kept.ok) throw new Error(kept.refusal.message);
    expect(kept.value).toMatchObject({ contentType: 'image/jpeg', width: 60, height: 40 });
    const bytes = Buffer.from((await storage().get(kept.value.storageKey)) ?? []);
    expect(bytes.byteLength).toBe(kept.value.byteCount);
    expect((await sharp(bytes).metadata()).exif).toBeUndefined();
    expect(bytes.includes('Maud')).toBe(false);
  });

  it('is never larger than a page shows it', async () => {
    const kept = await keepImage('return_photo', await aPicture(3000, 1500).jpeg().toBuffer());
    expect(kept).toMatchObject({ ok: true, value: { width: 2400, height: 1200 } });
  });

  it('is refused if its content is something else, whatever it is called', async () => {
    const jpeg = await aPicture().jpeg().toBuffer();
    const wrong = [
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'),
      Buffer.from('<!doctype html><script>alert(1)</script>'),
      Buffer.from('%PDF-1.7'),
      jpeg.subarray(0, 200),
      Buffer.alloc(0),
      Buffer.alloc(mostImageBytes + 1, 0xff),
    ];
    for (const bytes of wrong) {
      expect(await keepImage('return_photo', bytes)).toMatchObject({
        ok: false,
        refusal: { code: 'picture_unusable', field: 'photos' },
      });
    }
  });

  it('is refused above 50 megapixels, however few bytes it has', async () => {
    const vast = await aPicture(10_000, 5_100).png({ compressionLevel: 9 }).toBuffer();
    expect(vast.byteLength).toBeLessThan(mostImageBytes);
    expect(await keepImage('return_photo', vast)).toMatchObject({ ok: false });
  });
});
