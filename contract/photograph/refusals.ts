export const photographRefusals = {
  picture_unusable: 422,
} as const;
