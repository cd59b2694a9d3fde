/** In characters. Apart from the schema, so that pages needn't load it. */
export const longestMessage = 4_000;
export const longestAbout = 120;
