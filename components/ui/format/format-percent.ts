/** `12.5%` from 1,250 basis points, and 12 from 1,200. */
export const formatPercent = (basisPoints: number): string => `${basisPoints / 100}%`;
