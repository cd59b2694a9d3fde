/** @param path of a request, with its query */
export const isApi = (path: string): boolean => /^\/api(?:[/?]|$)/.test(path);
