import { type Arrange, arrangedLists } from '#contract/shop/front-settings.ts';
import type { Problem } from '#contract/wire/problem.ts';
import { type Decision, refuse } from '#domain/decision.ts';
import { arrange } from '#domain/shop/arrange.ts';
import { readShop } from './read-shop.ts';
import { type SavedShop, saveShop } from './save-shop.ts';

/** Moves a section or a link by one place, or switches it on or off. Refuses a name that isn't one, and as `saveShop`. */
export async function arrangeList({ list, item, move, seenVersion }: Arrange): Promise<Decision<SavedShop, Problem>> {
  if (!(arrangedLists[list] as readonly string[]).includes(item))
    return refuse({ code: 'invalid', message: 'There is nothing of that name. Nothing was saved.', field: 'item' });
  const words = (await readShop())[list].split(' ').filter(Boolean);
  return saveShop({ [list]: arrange(words, item, move).join(' ') }, seenVersion);
}
