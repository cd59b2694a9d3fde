import sharp from 'sharp';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { lookCss } from '#components/shop/look-css.ts';
import type { LookPicture } from '#contract/shop/look-settings.ts';
import { unsetShop } from '#contract/shop/shop-settings.ts';
import { faultsOf } from '#domain/shop/palette.ts';
import { database } from '#server/engine/database/database.ts';
import { testDatabase } from '#server/testing/database.ts';
import { handlerOf } from '#server/testing/route-handler.ts';
import { aSession } from '#server/testing/session.ts';
import { readShop } from '../read-shop.ts';
import { saveShop } from '../save-shop.ts';
import { lookRoutes } from './look-routes.ts';

testDatabase();

let merchant: string;
beforeAll(async () => {
  merchant = (await aSession('owner')).cookie;
});
beforeEach(async () => {
  await database().shopSettings.update({ where: { id: 'shop' }, data: { values: {} } });
});

const transparent = { r: 0, g: 0, b: 0, alpha: 0 };
const png = (width: number, height: number, background: string | typeof transparent = transparent) =>
  sharp({ create: { width, height, channels: 4, background } });
/** A mark of one colour on a transparent ground. */
const mark = (width: number, height: number) =>
  png(width, height)
    .composite([{ input: { create: { width: 20, height: 20, channels: 4, background: '#aa2200' } } }])
    .png()
    .toBuffer();

async function send(of: LookPicture, file: Buffer, cookie = merchant) {
  const body = new FormData();
  body.set('for', of);
  body.set('file', new Blob([Uint8Array.from(file)]), 'mark.png');
  const answer = await handlerOf(lookRoutes, 'POST /desk/settings/picture')(
    new Request('http://shop.test/api/desk/settings/picture', {
      method: 'POST',
      headers: { host: 'shop.test', origin: 'http://shop.test', cookie, accept: 'application/json' },
      body,
    }),
    {},
  );
  return { status: answer.status, ...((await answer.json()) as { code?: string; message?: string }) };
}

describe('the shop’s colours', () => {
  it('are refused where they can’t be read, with the nearest that can, and then taken', async () => {
    const saved = await saveShop({ groundColour: '#ffffff', inkColour: '#1b2a6b', wetColour: '#e45aa8' });
    expect(saved).toMatchObject({ ok: false, refusal: { code: 'invalid', field: 'wetColour' } });
    const nearest = saved.ok ? '' : /nearest that works is (#[0-9a-f]{6})/.exec(saved.refusal.message)?.[1];
    expect((await readShop()).wetColour).toBe('');
    expect(await saveShop({ groundColour: '#ffffff', inkColour: '#1b2a6b', wetColour: nearest })).toMatchObject({
      ok: true,
    });
    expect(faultsOf({ ground: '#ffffff', ink: '#1b2a6b', wet: nearest ?? '' })).toEqual([]);
  });

  it('keep nobody from saving something else', async () => {
    await database().shopSettings.update({ where: { id: 'shop' }, data: { values: { inkColour: '#f4f5f1' } } });
    expect(await saveShop({ tagline: 'Prints' })).toMatchObject({ ok: true });
  });
});

describe('a picture of the shop', () => {
  it('becomes its logo: of one colour in the shop’s ink, of several in its own', async () => {
    expect(await send('logo', await mark(200, 60))).toMatchObject({ status: 200 });
    expect(await readShop()).toMatchObject({ logoSize: '200x60', logoColours: 'ink' });
    const { logo } = await readShop();
    expect(lookCss(await readShop())).toContain(`mask:url("/catalogue/${logo}")`);
    await send('logo', await png(200, 60, '#ffcc00').png().toBuffer());
    expect(await readShop()).toMatchObject({ logoSize: '200x60 opaque', logoColours: 'own' });
    expect(await saveShop({ logoColours: 'ink' })).toMatchObject({ ok: false, refusal: { field: 'logoColours' } });
  });

  it.each([
    [
      'a drawing that may hold a script',
      'logo',
      async () => Buffer.from('<?xml version="1.0"?><svg onload="x"/>'),
      'SVG',
    ],
    ['no picture', 'logo', async () => Buffer.from('hello'), 'JPEG, PNG, WebP'],
    ['a logo too wide for a header', 'logo', () => mark(2_400, 80), '2400 × 80'],
    ['a logo too low to be seen', 'logo', () => mark(60, 20), 'at least 36'],
    ['an icon that is no square', 'icon', () => mark(300, 100), 'as wide as it is high'],
  ] as const)('is not %s, and the one there is stays', async (_, of, make, words) => {
    await send('logo', await mark(100, 60));
    const before = await readShop();
    const answer = await send(of, await make());
    expect(answer).toMatchObject({ status: 422, code: 'picture_unusable' });
    expect(answer.message).toContain(words);
    expect(await readShop()).toEqual(before);
  });

  it('is put in by those alone who may set the shop', async () => {
    const packer = (await aSession('packer')).cookie;
    expect((await send('icon', await mark(100, 100), packer)).status).toBe(403);
  });
});

describe('the style sheet of a look', () => {
  it('is none where nothing is chosen', () => expect(lookCss(unsetShop)).toBe(''));

  it('has the night too, and leaves the desk alone', () => {
    const css = lookCss({ ...unsetShop, groundColour: '#ffffff', inkColour: '#1b2a6b', typefaces: 'poster' });
    expect(css).toContain('--paper:#ffffff');
    expect(css).toContain('prefers-color-scheme:dark');
    expect(css).toContain('--serif-face:"Instrument Sans"');
    expect(css.match(/--paper/g)).toHaveLength(3);
    expect(css.match(/:not\(:has\(\.desk\)\)/g)).toHaveLength(6);
  });

  it('takes no words: a value that isn’t a colour or a file’s name counts as not set', async () => {
    const evil = '#fff;}</style><script>alert(1)</script>';
    await database().shopSettings.update({
      where: { id: 'shop' },
      data: { values: { groundColour: evil, logo: evil, logoSize: evil } },
    });
    expect(lookCss(await readShop())).toBe('');
  });
});
