/** Heads everything sent about a test order, so that its sentences about money aren't read as true. */
export const testOrderNote =
  'This is a test order: no money moves, and no claim arises from it. The rest reads as it would for a real order.';
