const format = new Intl.NumberFormat('en-GB', { style: 'percent', maximumFractionDigits: 2 });

/** `12.5%` from 1,250 basis points. */
export const formatPercent = (basisPoints: number): string => format.format(basisPoints / 10_000);
