/** Reviews and questions are read at the desk before anybody else sees it. */
export const reviewStates = ['waiting', 'shown', 'refused'] as const;
export type ReviewState = (typeof reviewStates)[number];

/** A shown one stays as it was read; it can only be withdrawn. A refused one may be rewritten. */
export const mayRewrite = (state: ReviewState): boolean => state !== 'shown';
