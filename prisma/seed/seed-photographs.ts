import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { database } from '#server/engine/database/database.ts';

const photographs = z.array(
  z.object({
    file: z.string(),
    alt: z.string(),
    width: z.int(),
    height: z.int(),
    dominantHex: z.string(),
    focusX: z.number(),
    focusY: z.number(),
  }),
);

/** The demo shop's photographs of places and of pieces in use. */
export async function seedPhotographs(): Promise<void> {
  const data = photographs.parse(JSON.parse(await readFile('prisma/seed/photographs.json', 'utf8')));
  await database().photograph.createMany({ data, skipDuplicates: true });
}
