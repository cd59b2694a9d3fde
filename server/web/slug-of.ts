import { randomBytes } from 'node:crypto';

/** An address made from a title. Two may have the same title: the tail tells them apart. */
export function slugOf(title: string, otherwise = 'lot'): string {
  const words = title
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 60);
  return `${words || otherwise}-${randomBytes(3).toString('hex')}`;
}
