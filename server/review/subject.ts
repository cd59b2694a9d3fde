import type { Subject } from '#server/api/declared-subject.ts';
import { askForReviews } from './ask-for-reviews.ts';
import { deskReviewsTopic } from './desk-reviews-view.ts';
import { reviewRoutes } from './review-routes.ts';
import { reviewsTopic } from './reviews-view.ts';

export const reviewSubject = {
  name: 'review',
  topics: [reviewsTopic, deskReviewsTopic],
  routes: reviewRoutes,
  due: [askForReviews],
} satisfies Subject;
