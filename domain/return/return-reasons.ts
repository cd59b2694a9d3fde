export const returnReasons = ['damaged', 'not_as_shown', 'wrong_piece', 'changed_mind', 'other'] as const;
export type ReturnReason = (typeof returnReasons)[number];

export const mostReturnPhotos = 4;
