import { shelfQuerySchema } from '#contract/search/shelf.ts';
import { readShelfList } from './shelf-list.ts';

/** A page of the shop that has one of these alone is kept: what is in it changes with the pieces, not with their stock. */
type LastingFacet = 'maker' | 'form' | 'material';

/** Whether pieces or lots have it, written so. @param collection null: in all of the shop */
async function isValue(facet: LastingFacet, value: string, collection: string | null): Promise<boolean> {
  const { found } = await readShelfList(shelfQuerySchema.parse({}), collection, { limit: 0 });
  return found.facets[facet].some((one) => one.value === value);
}

type Asked = (value: string, name: string) => Promise<boolean>;

/** @param isAll whether the page is all of the shop's; else its name is a collection's */
export function lastingFacets({ isAll }: { isAll: boolean }): Record<LastingFacet, Asked> {
  const asked =
    (facet: LastingFacet): Asked =>
    (value, name) =>
      isValue(facet, value, isAll ? null : name);
  return { maker: asked('maker'), form: asked('form'), material: asked('material') };
}
