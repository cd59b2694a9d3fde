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

/** The newer of the view held and the one that the page came with. @param anew that one is of another history */
export function newerView<V extends View>(
  held: V | null | undefined,
  initial: V | null | undefined,
  anew = false,
): V | null {
  if (!held || !initial) return held ?? initial ?? null;
  return !anew && initial.version > held.version ? initial : held;
}
