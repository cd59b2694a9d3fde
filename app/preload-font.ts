import { preload } from 'react-dom';
import { fontFiles } from './fonts.ts';

/** Fetches a face with the page itself, for what stands above the fold. */
export function preloadFont(...names: (keyof typeof fontFiles)[]): void {
  for (const name of names) preload(fontFiles[name], { as: 'font', type: 'font/woff2', crossOrigin: 'anonymous' });
}
