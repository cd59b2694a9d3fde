import type { PhotographAction } from '#contract/catalogue/piece-form.ts';
import { mostImages } from '#contract/catalogue/product-write.ts';
import type { Problem } from '#contract/wire/problem.ts';
import { accept, type Decision, refuse } from '#domain/decision.ts';
import { database } from '#server/engine/database/database.ts';
import { keepPhotograph } from '#server/photograph/keep-photograph.ts';
import { AccessProblem, notFound } from '#server/web/problem.ts';
import type { ImageDraft } from '../write/product-draft.ts';
import type { StoredImage } from '../write/stored-product.ts';
import { writeProduct } from '../write/write-product.ts';
import { storedPiece } from './stored-piece.ts';

const draftOf = ({ file, source, alt }: StoredImage): ImageDraft => ({ address: source ?? '', file, alt });

const tooMany: Problem = {
  code: 'invalid',
  message: `A piece can have up to ${mostImages} photographs.`,
  field: 'photographs',
};

/** Puts a photograph behind those that a piece has. Refuses `picture_unusable`. @throws AccessProblem `not_found`, `invalid` */
export async function addPhotograph(
  slug: string,
  bytes: Uint8Array | undefined,
  by: string | null,
): Promise<Decision<string, Problem>> {
  if (!bytes) throw new AccessProblem('invalid', 'Choose a photograph first.', { field: 'photographs' });
  // First: nothing is kept for a piece that isn't there or has enough.
  const { images: before } = await storedPiece(database(), slug, { lock: false });
  if (before.length >= mostImages) return refuse(tooMany);
  const stored = await keepPhotograph(bytes);
  if (!stored.ok) return refuse({ ...stored.refusal, field: 'photographs' });
  const { file } = stored.value;
  return writeProduct(async (tx) => {
    const { images } = await storedPiece(tx, slug, { lock: true });
    const isThere = images.some((image) => image.file === file);
    if (!isThere && images.length >= mostImages) return refuse(tooMany);
    const added: ImageDraft[] = isThere ? [] : [{ address: '', file, alt: '' }];
    return accept({ slug, mustBeNew: false, images: [...images.map(draftOf), ...added] });
  }, by);
}

/** Describes, moves or removes one photograph. @throws AccessProblem `not_found` */
export const changePhotograph = (
  slug: string,
  id: string,
  { action, alt }: PhotographAction,
  by: string | null,
): Promise<Decision<string, Problem>> =>
  writeProduct(async (tx) => {
    const { images } = await storedPiece(tx, slug, { lock: true });
    const at = images.findIndex((image) => image.id === id);
    const image = images[at];
    if (!image) throw notFound('photograph');
    const drafts = images.map(draftOf);
    if (action === 'describe') drafts[at] = { ...draftOf(image), alt };
    else {
      drafts.splice(at, 1);
      const to = { earlier: at - 1, later: at + 1, first: 0, remove: null }[action];
      if (to !== null) drafts.splice(Math.max(0, to), 0, draftOf(image));
    }
    return accept({ slug, mustBeNew: false, images: drafts });
  }, by);
