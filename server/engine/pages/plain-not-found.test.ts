import { expect, it } from 'vitest';
import { withPlainNotFound } from './plain-not-found.ts';
import { renderDetached } from './render-detached.ts';

it('follows what stands around every page, a minute later at most', async () => {
  let shopName = 'New shop';
  let at = 0;
  const pages = withPlainNotFound(
    async (request, response) => {
      response.statusCode = 404;
      const isPlain = request.url === '/not-found-without-scripts';
      response.end(isPlain ? `<body>${shopName}</body>` : '<body>NEXT_HTTP_ERROR_FALLBACK;404</body>');
    },
    () => at,
  );
  const shown = async () => String((await renderDetached(pages, '/nothing', {})).body);
  expect(await shown()).toContain('<noscript>New shop</noscript>');
  shopName = 'Sabot Press';
  at = 59_000;
  expect(await shown()).toContain('New shop');
  at = 60_000;
  expect(await shown()).toContain('<noscript>Sabot Press</noscript>');
});
