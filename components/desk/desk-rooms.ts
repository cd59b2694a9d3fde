import { type DeskPage, deskPages } from '#domain/permission/desk-pages.ts';
import type { DeskRoom } from './desk-room.ts';

/** The rooms among these pages. */
export const deskRooms = (pages: readonly DeskPage[]): DeskRoom[] =>
  pages.flatMap((href) => {
    const page = deskPages[href];
    return 'room' in page ? [{ ...page.room, href }] : [];
  });
