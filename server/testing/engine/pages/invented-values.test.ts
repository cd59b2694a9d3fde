import { afterAll, beforeAll, expect, it } from 'vitest';
import { database } from '#server/engine/database/database.ts';
import { reads } from '#server/engine/pages/page-reads.ts';
import { testDatabase } from '#server/testing/database.ts';
import { aProduct } from '#server/testing/factories.ts';
import { servePages } from '#server/testing/serve-pages.ts';
import { pageSource } from '#server/web/page-source.ts';

testDatabase();
const rendered: string[] = [];
let pages: Awaited<ReturnType<typeof servePages>>;
beforeAll(async () => {
  pages = await servePages(async (request, response) => {
    reads(pageSource.pieces);
    rendered.push(request.url ?? '');
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end('<html><body>Bowl</body></html>');
  });
});
afterAll(() => pages.close());

it('a variant that somebody made up is no page of its own: what is kept grows by real ones only', async () => {
  const { productId, sku } = await aProduct();
  const { slug } = await database().product.findUniqueOrThrow({ where: { id: productId } });
  const page = `/products/${slug}`;
  const ask = (query: string) => fetch(`${pages.url}${page}${query}`);
  for (const query of ['', '?variant=made-up', '?variant=made-up-too', `?variant=${sku}`, `?variant=${sku}`]) {
    expect((await ask(query)).status).toBe(200);
  }
  expect(rendered).toEqual([page, `${page}?variant=${sku}`]);
});

it('a filter is a page of its own while something has it, and one that somebody made up is rendered each time', async () => {
  const { productId } = await aProduct();
  await database().product.update({ where: { id: productId }, data: { form: 'Vase' } });
  rendered.length = 0;
  const ask = (query: string) => fetch(`${pages.url}/shop${query}`);
  for (const query of ['?form=Vase', '?form=Vase', '?form=vase', '?form=vase', '?form=Made-up', '?form=Made-up']) {
    expect((await ask(query)).status).toBe(200);
  }
  const [made, up] = ['/shop?form=vase', '/shop?form=Made-up'];
  expect(rendered).toEqual(['/shop?form=Vase', made, made, up, up]);
});
