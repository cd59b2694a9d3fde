/** What a photograph can be called, as the source of an expression: nothing else is looked for. */
export const photographName = '[a-z0-9][a-z0-9-]{0,120}\\.webp';
