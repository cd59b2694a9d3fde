import { join } from 'node:path';
import { folderPhotographs } from './folder-photographs.ts';
import type { PhotographStore } from './photograph-originals.ts';

export const photographStore: PhotographStore = folderPhotographs(join(process.cwd(), 'public/catalogue'));
