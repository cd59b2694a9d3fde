import { reviewRequest } from './notices/review-request.ts';
import { reviewUpdate } from './notices/review-update.ts';

export const reviewNotices = {
  review_request: reviewRequest,
  review_update: reviewUpdate,
};

type Declared = typeof reviewNotices;
declare module '#contract/notice/notice.ts' {
  interface NoticeKinds extends Declared {}
}
