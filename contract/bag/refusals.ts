export const bagRefusals = {
  bag_empty: 409,
  bag_full: 409,
  hold_limit: 409,
  held_before: 409,
  network_limit: 409,
} as const;
