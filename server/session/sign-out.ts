import { askAuth } from './ask-auth.ts';

/** Ends this browser's session; its sockets lose what was theirs. Idempotent. @returns the cookies to set */
export async function signOut(headers: Headers): Promise<string[]> {
  return (await askAuth('/sign-out', headers, {})).headers.getSetCookie();
}
