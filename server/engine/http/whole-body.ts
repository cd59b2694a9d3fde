const whole = new WeakMap<Response, string | Uint8Array>();

/** Makes an answer whose body is at hand, so that it need not be read from a stream to be sent. */
export function withBody(body: string | Uint8Array | null, status: number, headers: Record<string, string>): Response {
  const response = new Response(typeof body === 'string' || body === null ? body : Uint8Array.from(body), {
    status,
    headers,
  });
  whole.set(response, body ?? '');
  return response;
}

/** The body of an answer that was made here. @returns undefined for an answer from elsewhere: its body is to be read */
export const wholeBody = (response: Response): string | Uint8Array | undefined => whole.get(response);
