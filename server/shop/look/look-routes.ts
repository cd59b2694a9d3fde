import { lookPictureSchema, mostLookPictureBytes } from '#contract/shop/look-settings.ts';
import { type Route, route } from '#server/api/route.ts';
import { savePicture } from './save-picture.ts';

export const lookRoutes: readonly Route[] = [
  route.post('/desk/settings/picture', {
    access: { desk: 'settings:write' },
    body: lookPictureSchema,
    files: { field: 'file', most: 1, bytesEach: mostLookPictureBytes },
    run: ({ body, files: [bytes] }) => savePicture(body.for, bytes),
    goTo: () => '/desk/settings?section=look',
  }),
];
