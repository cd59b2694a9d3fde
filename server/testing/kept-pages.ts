import { AsyncResource } from 'node:async_hooks';
import next from 'next';
import { ensurePagesBuilt } from '../../scripts/ensure-built.mjs';
import { reads, whileRendering } from '../engine/pages/page-reads.ts';
import { servePages } from './serve-pages.ts';

export interface AskedPage {
  from: 'memory' | 'render';
  html: string;
  /** The topics that its last rendering read. */
  read: ReadonlySet<string>;
}

/** The shop's real pages, kept in memory as in production, in this very process and without sockets. */
export async function startKeptPages(): Promise<{
  ask(path: string): Promise<AskedPage>;
  /** Forgets every page, as if all that they show had changed. */
  forget(): void;
  stop(): Promise<void>;
}> {
  ensurePagesBuilt();
  const pages = next({ dev: false, dir: process.cwd(), hostname: 'localhost', port: 0, quiet: true });
  await pages.prepare();
  const handle = pages.getRequestHandler();
  const readBy = new Map<string, Set<string>>();
  const { url, drop, close } = await servePages((request, response) => {
    const tell = AsyncResource.bind(reads);
    const topics = new (class extends Set<string> {
      override add(topic: string): this {
        tell(topic);
        return super.add(topic);
      }
    })();
    readBy.set(request.url ?? '', topics);
    const read = { topics, until: Number.POSITIVE_INFINITY };
    return whileRendering(read, () => handle(request, response));
  });
  return {
    async ask(path) {
      const response = await fetch(`${url}${path}`);
      const html = await response.text();
      if (response.status !== 200) throw new Error(`${path} answered ${response.status}`);
      const from = response.headers.get('x-page-cache') === 'memory' ? 'memory' : 'render';
      return { from, html, read: readBy.get(path) ?? new Set() };
    },
    forget: () => drop([...readBy.values()].flatMap((topics) => [...topics])),
    async stop() {
      await close();
      await pages.close();
    },
  };
}
