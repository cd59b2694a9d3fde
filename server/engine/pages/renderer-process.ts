import type { ChildProcess } from 'node:child_process';
import { readsElsewhere } from '#server/engine/pages/page-reads.ts';
import { log } from '#server/engine/process/log.ts';
import { forkOwnProgram } from '#server/engine/process/own-program.ts';
import type { CacheableRequest } from './cacheable-request.ts';
import type { RenderedPage } from './render-detached.ts';
import type { ChangedTopics, FromRenderer, RenderedJob, RendererStart } from './renderer-messages.ts';

type Done = RenderedJob['done'];

/** What a renderer that is asked is given before it is ended, in milliseconds. */
export interface RendererPatience {
  /**
   * Without a sign of life, once it has rendered a page. A busy machine makes it slow, and ending it then makes all of it
   * slower.
   */
  silentMs: number;
  /** For one page. The first one loads the code that pages need, during which no sign of life can come. */
  renderingMs: number;
}

const patience: RendererPatience = { silentMs: 10_000, renderingMs: 30_000 };
const firstPauseMs = 500;
const longestPauseMs = 30_000;

/**
 * Renders pages beside the server. It reads the database after it was asked: whatever was committed before is in its
 * answer. If it dies it is started again, after a pause that grows; what it was asked is answered with null.
 */
export class RendererProcess {
  readonly #start: RendererStart;
  readonly #patience: RendererPatience;
  readonly #asked = new Map<number, (done: Done) => void>();
  #child: ChildProcess | undefined;
  #ready = false;
  #hasRendered = false;
  #readyOnce: () => void = () => {};
  readonly whenReady = new Promise<void>((resolve) => {
    this.#readyOnce = resolve;
  });
  readonly #program: string;
  #again: NodeJS.Timeout | undefined;
  #silence: NodeJS.Timeout | undefined;
  #pauseMs = firstPauseMs;
  #lastId = 0;
  #stopped = false;

  /** @param program the app's own that renders, as `forkOwnProgram` takes it */
  constructor(program: string, start: Omit<RendererStart, 'beatMs'>, given = patience) {
    this.#program = program;
    this.#patience = given;
    this.#start = { ...start, beatMs: given.silentMs / 5 };
    this.#fork();
  }

  get ready(): boolean {
    return this.#ready;
  }

  get load(): number {
    return this.#asked.size;
  }

  get pid(): number | undefined {
    return this.#child?.pid;
  }

  /** @returns null if this process can't render the page: render it elsewhere */
  async render(wanted: CacheableRequest): Promise<RenderedPage | null> {
    if (!this.#ready) return null;
    const id = ++this.#lastId;
    const done = await new Promise<Done>((resolve) => {
      const timer = setTimeout(() => this.#child?.kill('SIGKILL'), this.#patience.renderingMs);
      this.#asked.set(id, (answer) => {
        clearTimeout(timer);
        resolve(answer);
      });
      if (this.#asked.size === 1) this.#listen();
      this.#child?.send({ id, wanted }, (error) => {
        if (error) this.#settle({ id, done: null });
      });
    });
    if (!done) return null;
    readsElsewhere({ topics: new Set(done.topics), until: done.until });
    // Its bytes come as a plain array of bytes.
    return { ...done.page, body: Buffer.from(done.page.body) };
  }

  /** It hears of this before what it is asked to render later. One that isn't ready remembers nothing yet. */
  changed(topics: readonly string[] | null): void {
    if (this.#ready) this.#child?.send({ changed: topics } satisfies ChangedTopics, () => {});
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#again);
    clearTimeout(this.#silence);
    this.#child?.kill('SIGKILL');
  }

  #fork(): void {
    const child = forkOwnProgram(this.#program, {
      env: { ...process.env, NODE_ENV: 'production' },
      serialization: 'advanced',
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    this.#child = child;
    child.on('message', (message: FromRenderer) => {
      if ('done' in message) {
        this.#hasRendered = true;
        this.#settle(message);
      }
      this.#listen();
      if (!('ready' in message)) return;
      this.#ready = true;
      this.#pauseMs = firstPauseMs;
      this.#readyOnce();
    });
    child.on('error', (error) => log().error({ err: error }, 'the renderer process failed'));
    child.once('exit', (code, signal) => this.#gone(code, signal));
    child.send(this.#start, () => {});
  }

  /** Begins to wait for its next sign of life, if it owes one. */
  #listen(): void {
    clearTimeout(this.#silence);
    if (!this.#hasRendered || this.#asked.size === 0 || this.#stopped) return;
    this.#silence = setTimeout(() => this.#child?.kill('SIGKILL'), this.#patience.silentMs);
  }

  #gone(code: number | null, signal: string | null): void {
    this.#ready = false;
    this.#hasRendered = false;
    for (const id of [...this.#asked.keys()]) this.#settle({ id, done: null });
    clearTimeout(this.#silence);
    if (this.#stopped) return;
    log().warn({ code, signal }, 'the renderer process ended; it is started again');
    this.#again = setTimeout(() => this.#fork(), this.#pauseMs).unref();
    this.#pauseMs = Math.min(longestPauseMs, this.#pauseMs * 2);
  }

  #settle({ id, done }: RenderedJob): void {
    const asked = this.#asked.get(id);
    this.#asked.delete(id);
    asked?.(done);
  }
}
