import { auth, authBase } from './auth.ts';

/** Asks better-auth in this process. Whoever calls has checked the request's origin and taken from the limits. */
export async function askAuth(path: string, headers: Headers, body: object): Promise<Response> {
  const base = authBase();
  const sent = new Headers({ 'content-type': 'application/json', origin: new URL(base).origin });
  for (const name of ['cookie', 'user-agent']) {
    const value = headers.get(name);
    if (value !== null) sent.set(name, value);
  }
  return auth().handler(
    new Request(new URL(`/api/auth${path}`, base), { method: 'POST', headers: sent, body: JSON.stringify(body) }),
  );
}
