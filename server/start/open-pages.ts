import next from 'next';
import type { Config } from '#server/config/config.ts';
import type { HttpServerOptions } from '#server/engine/http/http-server.ts';
import { lanesOf, renderingOf } from '#server/engine/http/turns/lanes.ts';
import { BuiltFiles } from '#server/engine/pages/built-files.ts';
import { type CachePagesOptions, cachePages } from '#server/engine/pages/cached-pages.ts';
import { PageAddresses } from '#server/engine/pages/page-addresses.ts';
import { withPlainNotFound } from '#server/engine/pages/plain-not-found.ts';
import { renderPage } from '#server/engine/pages/render-page.ts';
import { Renderers } from '#server/engine/pages/renderers.ts';
import { log } from '#server/engine/process/log.ts';
import { paymentPolicyOf } from '#server/payment/providers.ts';
import { withPhotographs } from '#server/photograph/answer-photograph.ts';
import { findRedirect } from '#server/redirect/find-redirect.ts';
import { withRedirects } from '#server/redirect/with-redirects.ts';
import { sessionCookie } from '#server/session/session-cookie.ts';
import { keptPages } from '../../app/kept-pages.ts';

export type Next = ReturnType<typeof next>;

export interface Pages {
  answers: Pick<HttpServerOptions, 'pages' | 'pagesUpgrade' | 'fromMemory'>;
  /** Starts so many processes that render, then renders the first pages ahead until `isOver`. */
  start(count: number, start: Parameters<Renderers['start']>[1], isOver: () => boolean): void;
  stop(): void;
}

interface PagesOptions extends Pick<CachePagesOptions, 'announcements' | 'attention' | 'others'> {
  next: Next;
  headers: NonNullable<CachePagesOptions['headers']>;
}

export const nextPages = ({ NODE_ENV, PORT }: Config): Next =>
  next({ dev: NODE_ENV === 'development', dir: process.cwd(), hostname: 'localhost', port: PORT });

/** Pages as Next renders them: in development each time, else kept in memory. */
export async function openPages(config: Config, { next: pages, headers, ...options }: PagesOptions): Promise<Pages> {
  const render = withPhotographs(
    withPlainNotFound((request, response) => pages.getRequestHandler()(request, response)),
  );
  const addresses = new PageAddresses(keptPages);
  if (config.NODE_ENV === 'development') {
    return {
      answers: {
        pages: withRedirects(addresses.reducing(render), findRedirect),
        pagesUpgrade: (request, socket, head) => pages.getUpgradeHandler()(request, socket, head),
      },
      start() {},
      stop() {},
    };
  }
  const built = await BuiltFiles.in('.next/static', headers);
  const renderers = new Renderers((wanted) => renderPage(render, wanted), 'server/start/renderer');
  const cached = cachePages(render, {
    ...options,
    addresses,
    headers,
    moreAt: paymentPolicyOf,
    sessionCookie,
    readBarrier: config.PAGE_READ_BARRIER,
    render: renderers.render,
    tellRenderers: renderers.changed,
    lanes: lanesOf({
      rendering: config.LIMITS ? renderingOf(config.LIMITS_PER_ADDRESS) : undefined,
      isApart: () => renderers.areUp,
    }),
  });
  return {
    answers: {
      pages: withRedirects(cached.handle, findRedirect),
      pagesUpgrade: null,
      fromMemory: (request, response) => cached.fromMemory(request, response) || built.answer(request, response),
    },
    start(count, start, isOver) {
      void renderers
        .start(count, start)
        .then(() => (config.WORK_AHEAD ? cached.warm(isOver) : undefined))
        .catch((error: unknown) => log().warn({ err: error }, 'the first pages could not be rendered ahead'));
    },
    stop: () => renderers.stop(),
  };
}
