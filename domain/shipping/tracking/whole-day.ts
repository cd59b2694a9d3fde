/** Tells whether an expected arrival names a day and no hour: its first minute, its last, or the noon as which we store a day alone. */
export const isWholeDay = (eta: string): boolean => /T(?:00:00|12:00:00|23:59)/.test(eta);
