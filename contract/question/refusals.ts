export const questionRefusals = {
  question_limit: 409,
} as const;
