import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { createTarPacker } from 'modern-tar';
import type { BackupManifest } from '#contract/backup/backup-manifest.ts';
import { manifestEntry } from './entry-names.ts';

/** A gzipped tar, written entry by entry. */
export class ArchiveWriter {
  readonly #packer = createTarPacker();
  readonly #written: Promise<void>;
  readonly #entries: BackupManifest['entries'] = {};

  /** @param path nothing may be there */
  constructor(path: string) {
    const file = createWriteStream(path, { flags: 'wx', mode: 0o600, flush: true });
    this.#written = pipeline(Readable.fromWeb(this.#packer.readable as never), createGzip({ level: 6 }), file);
    // Whoever waits for an entry or the end is told.
    this.#written.catch(() => {});
  }

  /** @returns false if there is no such file any more */
  async addFile(name: string, path: string): Promise<boolean> {
    const file = await open(path).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return null;
      throw error;
    });
    if (!file) return false;
    try {
      const { size } = await file.stat();
      // Of one that grows meanwhile, what was there.
      const content =
        size === 0 ? [] : createReadStream('', { fd: file.fd, autoClose: false, start: 0, end: size - 1 });
      await this.#add(name, size, content);
    } finally {
      await file.close();
    }
    return true;
  }

  /** Ends it with the manifest. @returns once all of it is on the disk */
  async finish(manifest: Omit<BackupManifest, 'entries'>): Promise<void> {
    const text = Buffer.from(
      `${JSON.stringify({ ...manifest, entries: this.#entries } satisfies BackupManifest, null, 1)}\n`,
    );
    await this.#add(manifestEntry, text.byteLength, [text]);
    this.#packer.controller.finalize();
    await this.#written;
  }

  async abandon(error: unknown): Promise<void> {
    this.#packer.controller.error(error);
    await this.#written.catch(() => {});
  }

  async #add(name: string, size: number, content: AsyncIterable<Buffer> | Iterable<Buffer>): Promise<void> {
    const writer = this.#packer.controller.add({ name, size, mode: 0o600 }).getWriter();
    const hash = createHash('sha256');
    for await (const chunk of content) {
      hash.update(chunk);
      await writer.write(chunk);
    }
    await writer.close();
    this.#entries[name] = { bytes: size, sha256: hash.digest('hex') };
  }
}
