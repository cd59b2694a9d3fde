import { z } from 'zod';
import {
  importQuerySchema,
  importSchema,
  mostImportBytes,
  queuedImportSchema,
} from '#contract/catalogue/import/product-import.ts';
import { accept } from '#domain/decision.ts';
import { publicRoute, type Route, route } from '#server/api/route.ts';
import { stockActor } from '#server/stock/stock-reason.ts';
import { exportFile } from './export-file.ts';
import { queueImport, startAfterDryRun, stopImport } from './import-jobs.ts';
import { readImport } from './import-view.ts';

const file = { field: 'file', most: 1, bytesEach: mostImportBytes };
/** Needed for a file that adds pieces and sets their prices and stock. */
const changesPieces = { all: ['piece:import', 'piece:write', 'piece:price', 'stock:adjust'] } as const;
const goTo = ({ id }: { id: string }) => `/desk/import?job=${id}`;

export const importRoutes: readonly Route[] = [
  publicRoute.post('/v1/products/import', {
    summary: 'Import products from a CSV file (text/csv, Shopify’s columns); `?dryRun=1` only counts',
    access: { key: changesPieces },
    query: importQuerySchema,
    files: { ...file, alone: 'text/csv' },
    answer: queuedImportSchema,
    status: 202,
    refusals: ['import_under_way'],
    run: ({ query, files, actor }) =>
      queueImport({ bytes: files[0], dryRun: query.dryRun === '1', by: stockActor(actor) }),
  }),

  publicRoute.get('/v1/imports/:id', {
    summary: 'Get an import’s progress',
    access: { key: 'piece:import' },
    answer: importSchema,
    run: async ({ params }) => accept(await readImport(params.id)),
  }),

  publicRoute.get('/v1/products/export', {
    summary: 'Export all products as CSV, as the import takes them',
    access: { key: 'piece:import' },
    answer: z.unknown().meta({ type: 'string' }),
    answerType: 'text/csv',
    run: async () => exportFile(),
  }),

  route.post('/desk/imports', {
    access: { desk: changesPieces },
    files: file,
    body: z.object({ dryRun: z.enum(['0', '1']).default('1'), fileName: z.string().max(200).default('') }),
    status: 202,
    run: ({ body, files, actor }) =>
      queueImport({ bytes: files[0], dryRun: body.dryRun === '1', fileName: body.fileName, by: stockActor(actor) }),
    goTo,
  }),

  route.post('/desk/imports/:id/start', {
    access: { desk: changesPieces },
    run: ({ params, actor }) => startAfterDryRun(params.id, stockActor(actor)),
    goTo,
  }),

  route.post('/desk/imports/:id/stop', {
    access: { desk: 'piece:import' },
    run: ({ params }) => stopImport(params.id),
    goTo,
  }),

  route.get('/desk/products.csv', { access: { desk: 'piece:import' }, run: async () => exportFile() }),
];
