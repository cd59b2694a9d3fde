import { returnUpdate } from './notices/return-update.ts';
import { vatRefunded } from './notices/vat-refunded.ts';

export const returnNotices = {
  return_update: returnUpdate,
  vat_refunded: vatRefunded,
};

type Declared = typeof returnNotices;
declare module '#contract/notice/notice.ts' {
  interface NoticeKinds extends Declared {}
}
