/** An order's number as people say it. It opens nothing: an order's page goes by its public id. */
export const orderNumber = (number: number): string => `MD-${number}`;
