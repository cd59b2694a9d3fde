/** What a buyer or an asker wrote is read at the desk before anybody else sees it. */
export const reviewStates = ['waiting', 'shown', 'refused'] as const;
export type ReviewState = (typeof reviewStates)[number];

/** What is shown stays as it was read; it can only be withdrawn. One that was refused may be written anew. */
export const mayRewrite = (state: ReviewState): boolean => state !== 'shown';
