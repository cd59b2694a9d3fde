import type { Subject } from '#server/api/declared-subject.ts';
import { askForReviews } from './ask-for-reviews.ts';
import { deskReviewsTopic } from './desk-reviews-view.ts';
import { reviewLimits } from './limits.ts';
import { reviewNotices } from './notices.ts';
import { reviewPersonalData } from './personal-data.ts';
import { reviewRetention } from './retention.ts';
import { reviewRoutes } from './review-routes.ts';
import { reviewsTopic } from './reviews-view.ts';

export const reviewSubject = {
  name: 'review',
  needs: ['stored', 'person', 'retention', 'session', 'notice', 'notice/words', 'question', 'order'],
  tables: ['review', 'review_request'],
  topics: [reviewsTopic, deskReviewsTopic],
  routes: reviewRoutes,
  due: [askForReviews],
  dueIndexes: {
    'ask for reviews': ['review_request_delivered_at_idx'],
  },
  personal: reviewPersonalData,
  retention: reviewRetention,
  limits: reviewLimits,
  notices: reviewNotices,
} satisfies Subject;
