import type { FileHeader } from './file-columns.ts';
import type { FileFacts } from './product-rows.ts';

export interface FileContext {
  header: FileHeader;
  facts: Pick<FileFacts, 'skus'>;
  /** The shop's own address: photographs under it are its own. */
  shopAddress: string;
  currency: string;
}
