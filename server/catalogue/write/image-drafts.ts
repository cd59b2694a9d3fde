import { photographName } from '#server/storage/photograph-name.ts';
import { fileFacts } from './file-facts.ts';
import type { ImageDraft } from './product-draft.ts';

const name = new RegExp(`^${photographName}$`);

/**
 * What an address of a photograph means: one of ours (by its name, `/catalogue/<name>`, or the same under the shop's own
 * address), or one to be fetched.
 */
export function ownPhotograph(address: string, shopAddress: string): string | null {
  const path = address.startsWith(`${shopAddress}/`) ? address.slice(shopAddress.length) : address;
  const file = path.startsWith('/catalogue/') ? path.slice('/catalogue/'.length) : path;
  return name.test(file) ? file : null;
}

export const isFetchable = (address: string): boolean =>
  URL.canParse(address) && /^https?:$/.test(new URL(address).protocol);

export interface WantedImage {
  url?: string | undefined;
  uploadId?: string | undefined;
  alt: string;
}

/** @returns the drafts, and the places in the list of those that there is no photograph for */
export async function imageDrafts(
  wanted: readonly WantedImage[],
  shopAddress: string,
): Promise<{ drafts: ImageDraft[]; unknown: number[] }> {
  const drafts = wanted.map(({ url, uploadId, alt }): ImageDraft => {
    const address = url ?? `${uploadId}.webp`;
    return { address, file: ownPhotograph(address, shopAddress), alt };
  });
  const facts = await fileFacts(drafts.flatMap(({ file }) => (file === null ? [] : [file])));
  const isUnknown = ({ file, address }: ImageDraft) => (file === null ? !isFetchable(address) : !facts.has(file));
  return { drafts, unknown: drafts.flatMap((draft, place) => (isUnknown(draft) ? [place] : [])) };
}
