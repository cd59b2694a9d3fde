import { join } from 'node:path';
import { folderPhotographs } from './folder-photographs.ts';
import type { PhotographStore } from './photograph-originals.ts';
import { withStoredPhotographs } from './stored-photographs.ts';

export const photographStore: PhotographStore = withStoredPhotographs(
  folderPhotographs(join(process.cwd(), 'public/catalogue')),
);
