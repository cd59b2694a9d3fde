import { problemResponse } from '#server/web/answer.ts';

/** Whatever no other route answers: said as the API says everything else. */
const nothingHere = (): Response =>
  problemResponse({ code: 'not_found', message: 'There is no such address in this API.' });

export { nothingHere as DELETE, nothingHere as GET, nothingHere as PATCH, nothingHere as POST, nothingHere as PUT };
