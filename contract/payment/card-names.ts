/** In a form: the means of payment that the person keeps on file, whatever its token is. */
export const cardOnFile = 'on_file';

/** In a form: the payer pays with the provider itself, in the browser, once the order is there. */
export const cardInBrowser = 'in_browser';
