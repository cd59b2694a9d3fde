/** Why a piece goes back. */
export const returnReasons = ['damaged', 'not_as_shown', 'wrong_piece', 'changed_mind', 'other'] as const;
export type ReturnReason = (typeof returnReasons)[number];

/** At most this many pictures with one request. */
export const mostReturnPhotos = 4;
