import { join } from 'node:path';
import { folderPhotographs } from './folder-photographs.ts';
import type { PhotographStore } from './photograph-originals.ts';

/** The one that this shop's photographs are read from. */
export const photographStore: PhotographStore = folderPhotographs(join(process.cwd(), 'public/catalogue'));
