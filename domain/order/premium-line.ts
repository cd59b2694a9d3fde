/** The line of an order that carries it. Nothing lies in a box for it. */
export const premiumSku = 'PREMIUM';
export const isPremium = (line: { sku: string }): boolean => line.sku === premiumSku;
