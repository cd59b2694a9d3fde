/** Characters of a topic at most. */
export const longestTopic = 407;
