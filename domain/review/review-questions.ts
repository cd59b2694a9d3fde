/** The questions every buyer is asked, as they read them. No stars: each is answered with yes or no. */
export const reviewQuestions = {
  asDescribed: 'Is it as described?',
  wellPacked: 'Was it well packed?',
  smallerThanPictured: 'Is it smaller than you pictured?',
} as const;
export type ReviewQuestion = keyof typeof reviewQuestions;
