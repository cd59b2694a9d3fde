/**
 * Whether a view of a piece or of its card says only that the piece is no longer published: it then names nothing of it,
 * not even an address. Whoever watched the piece before is sent it; whoever asks anew is told `not_found`.
 */
export const isGone = ({ slug }: { slug: string }): boolean => slug === '';
