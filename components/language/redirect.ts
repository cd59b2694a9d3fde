import { redirect as redirectTo } from 'next/navigation';
import { localPath } from '#contract/value/page-language.ts';

/** Sends the reader on, in the language of the page that was asked for. */
export function redirect(path: string): never {
  redirectTo(localPath(path));
}
