export const returnReasons = ['damaged', 'not_as_shown', 'wrong_piece', 'changed_mind', 'other'] as const;
export type ReturnReason = (typeof returnReasons)[number];

/** The reason of what comes back by a withdrawal: nobody has to give one, and the refund is the withdrawal's. */
export const withdrawalReason = 'withdrawal';

export const mostReturnPhotos = 4;
