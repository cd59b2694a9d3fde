import type { Handle } from '#server/engine/http/handle.ts';
import { renderDetached } from '../pages/render-detached.ts';
import { withoutScripts } from '../pages/without-scripts.ts';

/** A page that asks the database for nothing. */
const path = '/failed';
const fetchedAhead = /<link rel="preload" as="script"[^>]*>/g;
const place = '<span data-logged-as=""></span>';

/**
 * The framework leaves a page that failed to its scripts: whoever has none, or waits for them, sees nothing. This one needs none.
 *
 * @returns makes the page, as HTML, of what the log calls the failure. It throws where that page fails too.
 */
export function failedPage(pages: Handle): (requestId: string) => Promise<string> {
  let plain: Promise<string> | undefined;
  return async (requestId) => {
    plain ??= renderDetached(pages, path, {}).then(({ status, body }) => {
      if (status !== 200) throw new Error(`${path} was answered ${status}`);
      return withoutScripts(body.toString('utf8')).replaceAll(fetchedAhead, '');
    });
    const page = await plain.catch((error: unknown) => {
      plain = undefined;
      throw error;
    });
    return page.replace(place, () => ` It’s logged as ${requestId}.`);
  };
}
