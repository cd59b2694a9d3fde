import sharp, { type Sharp } from 'sharp';
import type { LookPicture } from '#contract/shop/look-settings.ts';
import type { PatchShop } from '#contract/shop/shop-settings.ts';
import type { Problem } from '#contract/wire/problem.ts';
import { type Decision, refuse } from '#domain/decision.ts';
import { keepPhotograph } from '#server/photograph/keep-photograph.ts';
import type { PhotographFacts } from '#server/photograph/photograph-facts.ts';
import { storage } from '#server/storage/storage.ts';
import { storedPhotographKey } from '#server/storage/stored-photographs.ts';
import { type SavedShop, saveShop } from '../save-shop.ts';

/** A header takes up to so many times as wide as high. */
const widest = 5;
const leastPixels = { logo: 36, icon: 64, sharePicture: 315 } as const;

const unusable = (message: string): Problem => ({ code: 'picture_unusable', message, field: 'file' });

/** Keeps a picture and sets it as the shop's logo, icon or picture for other sites. Refuses `picture_unusable`. */
export async function savePicture(
  of: LookPicture,
  bytes: Uint8Array | undefined,
): Promise<Decision<SavedShop, Problem>> {
  if (!bytes || bytes.byteLength === 0) return refuse(unusable('Choose a PNG, JPEG or WebP file.'));
  if (isSvg(bytes))
    return refuse(unusable('An SVG can hold scripts, so it isn’t taken. Save it as a PNG, at least 400 pixels wide.'));
  const kept = await keepPhotograph(bytes, {
    isDrawing: of !== 'sharePicture',
    judge: (facts) => judgeShape(of, facts),
  });
  if (!kept.ok) return kept;
  const { file, facts } = kept.value;
  return saveShop(of === 'logo' ? await logoOf(file, facts.width, facts.height) : { [of]: file });
}

function judgeShape(of: LookPicture, { width, height }: PhotographFacts): Problem | null {
  if (height < leastPixels[of])
    return unusable(`This picture is ${width} × ${height}. It must be at least ${leastPixels[of]} pixels high.`);
  if (of === 'logo' && width > height * widest)
    return unusable(
      `This logo is ${width} × ${height}. The header shows logos up to ${widest} times as wide as they are high. Crop it, or use the name alone.`,
    );
  if (of === 'icon' && Math.max(width, height) > Math.min(width, height) * 1.2)
    return unusable(`This icon is ${width} × ${height}. An icon must be about as wide as it is high.`);
  return null;
}

const isSvg = (bytes: Uint8Array): boolean =>
  /<svg[\s>]/i.test(Buffer.from(bytes.subarray(0, 2_000)).toString('latin1'));

/** A logo of one colour takes the shop's ink, so that it can be read by day and by night. */
async function logoOf(file: string, width: number, height: number): Promise<PatchShop> {
  const image = sharp((await storage().get(storedPhotographKey(file))) ?? undefined);
  const { isOpaque } = await image.stats();
  return {
    logo: file,
    logoSize: `${width}x${height}${isOpaque ? ' opaque' : ''}`,
    logoColours: !isOpaque && (await hasOneColour(image)) ? 'ink' : 'own',
  };
}

/** Compares what is more seen than not. */
async function hasOneColour(image: Sharp): Promise<boolean> {
  const { data } = await image
    .clone()
    .resize(100, 100, { fit: 'inside', kernel: 'nearest' })
    .ensureAlpha()
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  const least = [255, 255, 255];
  const most = [0, 0, 0];
  for (let at = 0; at < data.length; at += 4) {
    if ((data[at + 3] ?? 0) < 200) continue;
    for (const channel of [0, 1, 2]) {
      const value = data[at + channel] ?? 0;
      least[channel] = Math.min(least[channel] ?? 255, value);
      most[channel] = Math.max(most[channel] ?? 0, value);
    }
  }
  return least.every((value, channel) => (most[channel] ?? 0) - value <= 40);
}
