import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { createTarDecoder } from 'modern-tar';
import { type BackupManifest, backupManifestSchema } from '#contract/backup/backup-manifest.ts';
import { BackupProblem } from './backup-problem.ts';
import { manifestEntry, placeOf, tableEntry } from './entry-names.ts';

export interface ArchiveEntry {
  name: string;
  body: AsyncIterable<Uint8Array>;
}

/** The entries of a backup, one after the other. What isn't read of one is passed over. */
export async function* readEntries(path: string): AsyncGenerator<ArchiveEntry> {
  const file = createReadStream(path);
  const whole = createGunzip();
  // The error of one ends the other, and whoever reads it.
  file.on('error', (error) => whole.destroy(error));
  file.pipe(whole);
  try {
    const entries = Readable.toWeb(whole) as unknown as ReadableStream<Uint8Array<ArrayBuffer>>;
    for await (const { header, body } of entries.pipeThrough(createTarDecoder())) {
      const chunks = body as unknown as AsyncIterable<Uint8Array>;
      yield { name: header.name, body: chunks };
      if (!body.locked) for await (const _ of chunks);
    }
  } finally {
    file.destroy();
  }
}

/** Largest manifest that is read: a shop with a million files. */
const mostManifestBytes = 256 * 1024 * 1024;

/**
 * Reads the whole of a backup and compares it with what its manifest says, to the byte.
 * @throws BackupProblem if it is damaged, cut off or something else
 */
export async function checkArchive(path: string): Promise<BackupManifest> {
  const found = new Map<string, { bytes: number; sha256: string; lines: number }>();
  let text: string | null = null;
  try {
    for await (const { name, body } of readEntries(path)) {
      if (text !== null || found.has(name)) throw new Error(`${name} is there too often`);
      const hash = createHash('sha256');
      const kept: Uint8Array[] = [];
      let [bytes, lines] = [0, 0];
      for await (const chunk of body) {
        hash.update(chunk);
        bytes += chunk.byteLength;
        for (const byte of chunk) if (byte === 10) lines++;
        if (name === manifestEntry && bytes <= mostManifestBytes) kept.push(chunk);
      }
      if (name === manifestEntry) text = Buffer.concat(kept).toString('utf8');
      else {
        placeOf(name);
        found.set(name, { bytes, sha256: hash.digest('hex'), lines });
      }
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw new BackupProblem(`There is no file ${path}.`);
    throw new BackupProblem(`${path} isn't a whole backup: ${(error as Error).message}. Nothing was changed.`, {
      cause: error,
    });
  }
  if (text === null) throw new BackupProblem(`${path} isn't a whole backup: its end is missing. Nothing was changed.`);
  const manifest = parseManifest(path, text);
  const wrong = [
    ...Object.keys(manifest.entries).filter((name) => {
      const { bytes, sha256 } = manifest.entries[name] as { bytes: number; sha256: string };
      return found.get(name)?.bytes !== bytes || found.get(name)?.sha256 !== sha256;
    }),
    ...[...found.keys()].filter((name) => !Object.hasOwn(manifest.entries, name)),
    ...manifest.tables.flatMap(({ name, rows }) =>
      found.get(tableEntry(name))?.lines === rows ? [] : [tableEntry(name)],
    ),
  ];
  if (wrong.length > 0)
    throw new BackupProblem(
      `${path} is damaged: ${wrong.slice(0, 3).join(', ')} isn't what was written. Nothing was changed.`,
    );
  return manifest;
}

function parseManifest(path: string, text: string): BackupManifest {
  try {
    return backupManifestSchema.parse(JSON.parse(text));
  } catch (cause) {
    throw new BackupProblem(
      `${path} isn't a backup that this release can read: its ${manifestEntry} has another form. Install the release that made it, or a newer one. Nothing was changed.`,
      { cause },
    );
  }
}
