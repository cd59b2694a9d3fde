import type { View } from '#contract/wire/views.ts';
import { keepUnchanged } from './keep-unchanged.ts';

export type Views = Readonly<Record<string, View>>;

/** Whatever arrives late, twice or out of order, versions never go back; unchanged parts of the view held are kept. */
export function applyView(views: Views, view: View): Views {
  const held = views[view.topic];
  if (!held) return { ...views, [view.topic]: view };
  if (held.version >= view.version) return views;
  return { ...views, [view.topic]: { ...view, data: keepUnchanged(held.data, view.data) } as View };
}

/** The newer of two views of one topic; the first where they are equally new. */
export function newerView<V extends View>(a: V | null | undefined, b: V | null | undefined): V | null {
  if (!a || !b) return a ?? b ?? null;
  return b.version > a.version ? b : a;
}
