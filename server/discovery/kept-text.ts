import { randomUUID } from 'node:crypto';
import { type FileHandle, open, unlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { Turns } from './turns.ts';

const readAtOnce = 65_536;

interface KeptTextOptions {
  write(): AsyncGenerator<string>;
  /** What it is written from, in a word: another one once anything in it has changed. */
  tag(): Promise<string>;
  /** The share of the time that may go into writing, from 0 to 1. */
  most: number;
}

/** One writing of it, gzipped, in a file without a name that is gone with its last reader. */
class Writing {
  readonly tag: string;
  readonly #file: FileHandle;
  #holders = 1;

  constructor(tag: string, file: FileHandle) {
    this.tag = tag;
    this.#file = file;
  }

  hold(): void {
    this.#holders += 1;
  }

  async release(): Promise<void> {
    this.#holders -= 1;
    if (this.#holders === 0) await this.#file.close();
  }

  /** The text as gzip, from its beginning; whoever reads holds it until the end. */
  async *read(): AsyncGenerator<Buffer> {
    for (let at = 0; ; ) {
      const { bytesRead, buffer } = await this.#file.read(Buffer.allocUnsafe(readAtOnce), 0, readAtOnce, at);
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
      at += bytesRead;
    }
  }
}

/**
 * A long text that is written once for all who ask while nothing in it changes, and kept on the disk, so that any number
 * read it at once for no more memory than their connections take. While it may not be written again yet, readers get
 * the last one: after a writing of ten seconds, at a fifth of the time, one that is less than a minute old.
 */
export class KeptText {
  readonly #options: KeptTextOptions;
  readonly #turns: Turns;
  #last: Writing | null = null;
  #writing: Promise<Writing> | null = null;

  constructor(options: KeptTextOptions) {
    this.#options = options;
    this.#turns = new Turns(options);
  }

  /**
   * @param read is given what has everything that was true when it was asked for, or the last one there is while it rests
   * @returns in how many milliseconds to ask again, if there is none and it may not be written; null once it was read
   */
  async use(read: (text: { tag: string; gzip: Readable }) => Promise<void>): Promise<number | null> {
    const found = await this.#find(await this.#options.tag());
    if (typeof found === 'number') return found;
    found.hold();
    try {
      await read({ tag: found.tag, gzip: Readable.from(found.read(), { objectMode: false }) });
    } finally {
      await found.release();
    }
    return null;
  }

  async #find(asked: string): Promise<Writing | number> {
    if (this.#last?.tag === asked) return this.#last;
    if (this.#writing) {
      const other = await this.#writing.catch(() => null);
      if (other?.tag === asked) return other;
    }
    // One that has begun meanwhile began after the question.
    if (this.#writing) return this.#writing;
    const turn = this.#turns.take();
    if (typeof turn === 'number') return this.#last ?? turn;
    this.#writing = this.#write(asked);
    try {
      return await this.#writing;
    } finally {
      this.#writing = null;
      turn.end();
    }
  }

  async #write(tag: string): Promise<Writing> {
    const path = join(tmpdir(), `marketday-${randomUUID()}`);
    const file = await open(path, 'wx+', 0o600);
    await unlink(path);
    try {
      await pipeline(Readable.from(this.#options.write()), createGzip(), async (gzip: AsyncIterable<Buffer>) => {
        for await (const chunk of gzip) await file.appendFile(chunk);
      });
    } catch (error) {
      await file.close();
      throw error;
    }
    const before = this.#last;
    this.#last = new Writing(tag, file);
    await before?.release();
    return this.#last;
  }
}
