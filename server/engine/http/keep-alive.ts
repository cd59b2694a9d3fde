/** How long a connection is kept after an answer, in milliseconds: longer than a proxy keeps it, which would else ask over one that is ending. */
export const keepAliveMs = 65_000;
