import { openApiDocument } from '#contract/api-description.ts';

/** The API's description. It changes only with the release. */
export const GET = (): Response =>
  Response.json(openApiDocument('0.1.0'), { headers: { 'cache-control': 'public, max-age=300' } });
