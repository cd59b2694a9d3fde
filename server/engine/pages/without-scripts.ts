/** A page for whoever runs none. */
export const withoutScripts = (html: string): string => html.replaceAll(/<script\b[\s\S]*?<\/script>/g, '');
