import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '#server/testing/database.ts';
import { deskPost } from '#server/testing/desk-post.ts';
import { handlerOf } from '#server/testing/route-handler.ts';
import { aSession } from '#server/testing/session.ts';
import { changePhotograph } from './change-photographs.ts';
import { pieceRoutes } from './piece-routes.ts';
import { readPieceForm } from './read-piece-form.ts';

testDatabase();

let cookie: string;
beforeAll(async () => {
  cookie = (await aSession('owner')).cookie;
});

async function aPiece(): Promise<string> {
  const added = await deskPost(
    pieceRoutes,
    '/desk/pieces',
    { title: 'Leaf pitcher', price: '124', onHand: 8 },
    { cookie },
  );
  return (added as { slug?: string }).slug ?? '';
}

describe('photographs', () => {
  const aPicture = async ({ width }: { width: number }) =>
    new Uint8Array(
      await sharp({ create: { width, height: 30, channels: 3, background: '#355' } })
        .jpeg()
        .toBuffer(),
    );
  async function upload(slug: string, ...pictures: Uint8Array[]) {
    const body = new FormData();
    for (const [at, bytes] of pictures.entries())
      body.append('photographs', new File([bytes as Uint8Array<ArrayBuffer>], `${at}.jpg`));
    const request = new Request('http://shop.test/api/desk/pieces/of/x/photographs', {
      method: 'POST',
      headers: { host: 'shop.test', origin: 'http://shop.test', cookie, accept: 'application/json' },
      body,
    });
    return handlerOf(pieceRoutes, 'POST /desk/pieces/of/:slug/photographs')(request, { slug });
  }
  const altsOf = async (slug: string) => (await readPieceForm(slug)).photographs.map(({ alt }) => alt);

  it('are added behind the others, described, moved and removed', async () => {
    const slug = await aPiece();
    for (const width of [40, 41]) expect((await upload(slug, await aPicture({ width }))).status).toBe(200);
    const [first, second] = (await readPieceForm(slug)).photographs;
    const change = (id: string | undefined, fields: Record<string, string>) =>
      deskPost(pieceRoutes, '/desk/pieces/of/:slug/photographs/:id', fields, {
        cookie,
        params: { slug, id: id ?? '' },
      });
    await change(first?.id, { action: 'describe', alt: 'From the front' });
    await change(second?.id, { action: 'describe', alt: 'From the side' });
    await change(second?.id, { action: 'earlier' });
    expect(await altsOf(slug)).toEqual(['From the side', 'From the front']);
    await change(second?.id, { action: 'remove' });
    expect(await altsOf(slug)).toEqual(['From the front']);
    expect(await change(second?.id, { action: 'remove' })).toMatchObject({ status: 404 });
  });

  it('that can’t be read change nothing', async () => {
    const slug = await aPiece();
    const answer = await upload(slug, new TextEncoder().encode('<svg/>'));
    expect([answer.status, await altsOf(slug)]).toEqual([422, []]);
  });

  it('moved by two people at once are each there once', async () => {
    const slug = await aPiece();
    for (const width of [50, 51, 52]) await upload(slug, await aPicture({ width }));
    const { photographs } = await readPieceForm(slug);
    await Promise.all(
      photographs.map(({ id }, at) =>
        changePhotograph(slug, id, { action: at === 0 ? 'later' : 'first', alt: '' }, null),
      ),
    );
    expect((await readPieceForm(slug)).photographs.map(({ id }) => id).sort()).toEqual(
      photographs.map(({ id }) => id).sort(),
    );
  });
});
