import { openApiDocument } from '#contract/api-description.ts';
import { jsonResponse } from '#server/web/answer.ts';

/** The API's description. It changes only with the release. */
export const GET = (): Response =>
  jsonResponse(openApiDocument('0.1.0'), 200, { 'cache-control': 'public, max-age=300' });
