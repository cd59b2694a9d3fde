export const wishListRefusals = {
  wish_list_full: 409,
} as const;
