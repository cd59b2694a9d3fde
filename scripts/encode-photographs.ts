/**
 * Makes the sized copies of the catalogue's photographs that are missing: every WebP first, then every
 * AVIF. The shop starts it by itself; run it while building an image to start with all of them.
 */
import { constants, setPriority } from 'node:os';
import sharp from 'sharp';
import { copyFormats, copyWidths, keptCopy, makeCopy } from '#server/photograph/sized-copy.ts';
import { photographStore } from '#server/storage/photograph-store.ts';

setPriority(constants.priority.PRIORITY_LOW);
sharp.concurrency(1);
// Whoever started it has ended.
process.on('disconnect', () => process.exit());

const files = await photographStore.names();
let made = 0;
for (const format of copyFormats) {
  for (const width of copyWidths) {
    for (const file of files) {
      const wanted = { file, width, format };
      if (await keptCopy(wanted)) continue;
      await makeCopy(wanted);
      made++;
    }
  }
}
console.log(`${made} copies made of ${files.length} photographs`);
process.exit();
