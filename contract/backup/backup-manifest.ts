import { z } from 'zod';

const name = z.string().regex(/^[a-z_][a-z0-9_]{0,62}$/);
const count = z.int().min(0);

/** The last entry of a backup: what the others are, so that a restore can check all of them before it changes anything. */
export const backupManifestSchema = z.object({
  format: z.literal(1, 'is another one than this release reads'),
  madeAt: z.iso.datetime(),
  /** The release that made it. */
  release: z.string().min(1).max(50),
  /** By name, in the order in which they were applied. */
  migrations: z.array(z.string().regex(/^\d{14}_\w+$/)).min(1),
  /** Which history of the shop its database told, if its release knew of that. */
  epoch: z.string().nullable(),
  tables: z.array(z.object({ name, columns: z.array(name).min(1), rows: count })).min(1),
  /** The last number that each has given; null: none yet. */
  sequences: z.record(
    name,
    z
      .string()
      .regex(/^-?\d+$/)
      .nullable(),
  ),
  /** Where uploaded files are kept. Those in a bucket are not in the backup. */
  files: z.enum(['folder', 'bucket']),
  /** Every other entry of the archive. */
  entries: z.record(z.string(), z.object({ bytes: count, sha256: z.hex().length(64) })),
});
export type BackupManifest = z.infer<typeof backupManifestSchema>;
