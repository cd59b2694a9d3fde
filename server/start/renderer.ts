/**
 * A process that only renders pages: the composition root of what `renderer-process` starts. It ends
 * with the server, however the server ends.
 */

import next from 'next';
import { type Settings, setSettings } from '../config/settings.ts';
import { keepMeasuringClock, measureDatabaseClock } from '../engine/database/clock.ts';
import { connectDatabase } from '../engine/database/database.ts';
import { lookAtHistory } from '../engine/database/history/history.ts';
import { PageParts } from '../engine/pages/page-parts.ts';
import { whileRendering } from '../engine/pages/page-reads.ts';
import { withPlainNotFound } from '../engine/pages/plain-not-found.ts';
import { renderPage } from '../engine/pages/render-page.ts';
import type { ChangedTopics, FromRenderer, RendererStart, RenderJob } from '../engine/pages/renderer-messages.ts';
import { log } from '../engine/process/log.ts';
import { readShop } from '../shop/read-shop.ts';

const connections = 4;
const tell = (message: FromRenderer) => process.send?.(message);

process.on('disconnect', () => process.exit());
// A terminal's Ctrl-C reaches all of its processes: the server decides when this one ends.
process.on('SIGINT', () => {});
process.once('message', (message) => {
  start(message as RendererStart & { settings: Settings }).catch((error: unknown) => {
    log().error({ err: error }, 'the renderer process could not start');
    process.exit(1);
  });
});

async function start({ databaseUrl, settings, beatMs }: RendererStart & { settings: Settings }): Promise<void> {
  setSettings(settings);
  await connectDatabase(databaseUrl, { connections });
  await measureDatabaseClock();
  await lookAtHistory();
  await readShop();
  keepMeasuringClock();
  const server = next({ dev: false, dir: process.cwd(), hostname: 'localhost', port: settings.PORT });
  await server.prepare();
  const handle = server.getRequestHandler();
  const pages = withPlainNotFound((request, response) => handle(request, response));

  const parts = new PageParts();
  async function render({ id, wanted }: RenderJob): Promise<FromRenderer> {
    const read = { topics: new Set<string>(), until: Number.POSITIVE_INFINITY };
    try {
      const page = await whileRendering(read, () => renderPage(pages, wanted), parts);
      return { id, done: { page, topics: [...read.topics], until: read.until } };
    } catch (error) {
      log().warn({ err: error, path: wanted.url }, 'a page could not be rendered here');
      return { id, done: null };
    }
  }
  let underWay = 0;
  let beat: NodeJS.Timeout | undefined;
  process.on('message', async (message: RenderJob | ChangedTopics) => {
    if ('changed' in message) {
      if (message.changed) parts.drop(message.changed);
      else {
        parts.clear();
        void lookAtHistory().catch(() => {});
      }
      return;
    }
    if (underWay++ === 0) beat = setInterval(() => tell({ alive: true }), beatMs);
    const rendered = await render(message);
    if (--underWay === 0) clearInterval(beat);
    tell(rendered);
  });
  tell({ ready: true });
}
