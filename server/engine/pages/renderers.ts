import { Counter } from 'prom-client';
import { metrics } from '#server/engine/process/metrics.ts';
import type { CacheableRequest } from './cacheable-request.ts';
import type { RenderedPage } from './render-detached.ts';
import type { RendererStart } from './renderer-messages.ts';
import { RendererProcess } from './renderer-process.ts';

export type Render = (wanted: CacheableRequest) => Promise<RenderedPage>;

/**
 * Processes of their own render pages, the least busy first; this process does while none is up, and when one could
 * not.
 */
export class Renderers {
  readonly #here: Render;
  readonly #rendered = new Counter({
    name: 'marketday_renderings_total',
    help: 'Pages rendered for the page cache, by where.',
    labelNames: ['where'],
    registers: [metrics()],
  });
  readonly #program: string;
  #processes: RendererProcess[] = [];

  /** @param program the app's own that renders, as `forkOwnProgram` takes it */
  constructor(here: Render, program: string) {
    this.#here = here;
    this.#program = program;
  }

  /** @returns when the processes are up; at once if `count` is 0 */
  async start(count: number, start: Omit<RendererStart, 'beatMs'>): Promise<void> {
    this.#processes = Array.from({ length: count }, () => new RendererProcess(this.#program, start));
    await Promise.all(this.#processes.map(({ whenReady }) => whenReady));
  }

  /** Before they are asked to render anything after that. @param topics null: anything may have changed */
  changed = (topics: readonly string[] | null): void => {
    for (const one of this.#processes) one.changed(topics);
  };

  get pids(): number[] {
    return this.#processes.flatMap(({ pid }) => pid ?? []);
  }

  get areUp(): boolean {
    return this.#processes.some(({ ready }) => ready);
  }

  stop(): void {
    for (const one of this.#processes) one.stop();
    this.#processes = [];
  }

  render: Render = async (wanted) => {
    const [freest] = this.#processes.filter(({ ready }) => ready).sort((one, other) => one.load - other.load);
    const page = await freest?.render(wanted);
    this.#rendered.inc({ where: page ? 'own_process' : 'here' });
    return page ?? this.#here(wanted);
  };
}
