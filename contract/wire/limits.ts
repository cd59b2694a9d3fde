/** Constants without zod, so that pages don't load the validation library. */
export const maxTopicsPerWatch = 200;
