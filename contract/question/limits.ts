export const longestReason = 500;
export const longestQuestion = 500;
export const longestAnswer = 1_000;
/** Of one person, that nobody has answered yet. */
export const mostOpenQuestions = 10;
