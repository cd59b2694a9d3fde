/** What cookies of better-auth begin with. */
export const cookiePrefix = 'marketday';

/** Names the cookie that holds a session's token; over HTTPS `__Secure-` stands before it. */
export const sessionCookie = `${cookiePrefix}.session_token`;
