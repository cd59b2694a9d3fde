/** The stored title of the one variant of a piece that has no options. Nobody is shown it. */
export const soleVariantTitle = 'Default';
