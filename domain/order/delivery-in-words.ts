/** Delivery that costs nothing is free. @param money says any other amount */
export const deliveryInWords = (amount: number, money: (amount: number) => string): string =>
  amount === 0 ? 'Free' : money(amount);
