import { figuresQuerySchema, figureTables } from '#contract/desk/figures.ts';
import { type Route, route } from '#server/api/route.ts';
import { csvHeaders } from '#server/web/answer.ts';
import { notFound } from '#server/web/problem.ts';
import { figuresFile } from './figures-file.ts';

export const figuresRoutes: readonly Route[] = [
  route.get('/desk/figures/:file', {
    access: { desk: 'figures:read' },
    query: figuresQuerySchema,
    async run({ actor, params: { file }, query }) {
      const table = figureTables.find((name) => file === `${name}.csv`);
      if (!table) throw notFound('file');
      const { name, csv } = await figuresFile(actor, table, query);
      return { ok: true, value: csv, headers: csvHeaders(name) };
    },
  }),
];
