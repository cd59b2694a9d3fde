/** Nobody is shown it. */
export const soleVariantTitle = 'Default';
