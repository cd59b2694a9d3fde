/**
 * Reads files of products in, one at a time: some products in a transaction that also says how far it is. So a
 * process that dies is followed by another at the right product, and one that only seemed dead writes nothing any more.
 */

import { setTimeout as wait } from 'node:timers/promises';
import type { ImportMessage } from '#contract/catalogue/import/product-import.ts';
import { type DraftAnswer, judgeDrafts, storeProducts } from '#server/catalogue/write/store-products.ts';
import { isTaken } from '#server/catalogue/write/write-product.ts';
import { settings } from '#server/config/settings.ts';
import { isAway } from '#server/engine/database/away.ts';
import { database, transaction } from '#server/engine/database/database.ts';
import { readRows } from '#server/engine/database/statement.ts';
import { log } from '#server/engine/process/log.ts';
import { processWide } from '#server/engine/process/process-wide.ts';
import { claimedBy } from '#server/engine/work/claims.ts';
import type { DueWork } from '#server/engine/work/due-work.ts';
import { shopUrl } from '#server/mail/shop-url.ts';
import { readShop } from '#server/shop/read-shop.ts';
import { storage } from '#server/storage/storage.ts';
import { Prisma } from '../../../prisma/generated/client.ts';
import { type DraftOfRows, draftOfRows } from './draft-of-rows.ts';
import type { FileHeader } from './file-columns.ts';
import type { FileContext } from './file-context.ts';
import { messagesOf } from './import-messages.ts';
import { type ProductRows, readFacts, readProducts } from './product-rows.ts';
import { UnreadableFile } from './read-file.ts';

/** Where the database has one session, nobody waits for long. */
const atOnce = () => (settings().DATABASE_URL ? 250 : 50);
/** For how long nobody else takes up a file: longer than so many products can take. */
const claimSeconds = 60;
/** How long it goes on before it asks whether the process ends. */
const sliceMs = 1_000;
const mostMessages = 1_000;

interface Claimed {
  id: string;
  dryRun: boolean;
  fileKey: string;
  madeBy: string | null;
  productsDone: number;
  claim: string;
}

/** A file that this process is reading. */
interface Reading {
  job: Claimed;
  context: FileContext;
  products: AsyncGenerator<ProductRows>;
}

const here = processWide<{ reading: Reading | null }>('import', () => ({ reading: null }));

/** How much of the time that they took others have the database to themselves: all of it, where it has one session. */
const pauseShare = () => (settings().DATABASE_URL ? 0.5 : 1);
/**
 * Each commit drops the lists that are kept in memory. Those that are dropped within a second of being rendered are
 * rendered one after the other (`page-cache.ts`), and whoever asks for them waits: so commits are farther apart.
 */
const commitsApartMs = 1_500;

async function run(): Promise<void> {
  const until = performance.now() + sliceMs;
  here.reading ??= await takeUp();
  while (here.reading && performance.now() < until) {
    const began = performance.now();
    const next = await nextProducts(here.reading).catch((error: unknown) => {
      here.reading = null;
      throw error;
    });
    if (next === 'over') here.reading = null;
    const took = performance.now() - began;
    await wait(Math.max(took * pauseShare(), next === 'changed' ? commitsApartMs - took : 0));
  }
}

async function takeUp(): Promise<Reading | null> {
  const claim = `${claimedBy() ?? 'alone'} ${crypto.randomUUID()}`;
  const [job] = await readRows<Claimed>`
    UPDATE import_job SET state = 'running', claimed_by = ${claim},
      due_at = clock_timestamp() + make_interval(secs => ${claimSeconds})
    WHERE id = (SELECT id FROM import_job WHERE state IN ('queued', 'running') ORDER BY created_at LIMIT 1)
      AND due_at <= clock_timestamp()
    RETURNING id, dry_run AS "dryRun", file_key AS "fileKey", made_by AS "madeBy", products_done AS "productsDone",
      claimed_by AS claim`;
  if (!job) return null;
  try {
    const bytes = await storage().get(job.fileKey ?? '');
    if (!bytes) throw new UnreadableFile('The file is no longer here. Send it again.');
    const facts = await readFacts(bytes);
    await database().importJob.updateMany({
      where: { id: job.id, claimedBy: claim },
      data: {
        rows: facts.rows,
        products: facts.products,
        // Said once: what its rows are told comes after it.
        ...(job.productsDone === 0 ? { warnings: unreadColumns(facts.header) } : {}),
      },
    });
    const products = readProducts(bytes, facts);
    for (let done = 0; done < job.productsDone; done++) await products.next();
    const context = { header: facts.header, facts, shopAddress: shopUrl(), currency: (await readShop()).currency };
    return { job, context, products };
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    await finish(job, 'failed', [{ line: error.line, message: error.message }]);
    return null;
  }
}

function unreadColumns({ unread }: FileHeader): { line: number; message: string }[] {
  if (unread.length === 0) return [];
  const named = unread.map((name) => `“${name}”`).join(', ');
  const one = unread.length === 1;
  return [{ line: 1, message: one ? `The column ${named} isn’t read.` : `These columns aren’t read: ${named}.` }];
}

/** @returns what its products came to, if there are more */
async function nextProducts({ job, context, products }: Reading): Promise<'changed' | 'unchanged' | 'over'> {
  const most = atOnce();
  const group: (DraftOfRows & { count: number })[] = [];
  while (group.length < most) {
    const next = await products.next();
    if (next.done) break;
    group.push({ ...draftOfRows(next.value, context), count: next.value.count });
  }
  if (group.length === 0) {
    await finish(job, 'done', []);
    return 'over';
  }
  try {
    const state = await store(job, group, context).catch((error: unknown) => {
      // Somebody took the same slug or SKU meanwhile: judged again, it is known whose it is.
      if (!isTaken(error)) throw error;
      return store(job, group, context);
    });
    if (state === 'stop')
      await finish(job, 'failed', [{ line: 0, message: 'Stopped. Rows already imported are kept.' }]);
    if (state === 'stop' || state === 'lost') return 'over';
    // The last ones need no pause after them.
    return group.length < most ? 'unchanged' : state;
  } catch (error) {
    if (isAway(error)) throw error;
    log().error({ err: error, import: job.id }, 'an import failed');
    await finish(job, 'failed', [
      { line: group[0]?.variantRows[0]?.line ?? 0, message: 'The shop failed here. What was done by then stays.' },
    ]);
    return 'over';
  }
}

/** @returns `lost` if another process has taken the file over: then nothing was stored */
function store(job: Claimed, group: readonly (DraftOfRows & { count: number })[], context: FileContext) {
  const sound = group.filter(({ problems }) => problems.length === 0);
  const drafts = sound.map(({ draft }) => draft);
  const collections = new Map(sound.flatMap((one) => [...one.collections]));
  return transaction(
    async (tx): Promise<'changed' | 'unchanged' | 'stop' | 'lost'> => {
      const [mine] = await tx.$queryRaw<{ stopAsked: boolean }[]>`
        SELECT stop_asked AS "stopAsked" FROM import_job WHERE id = ${job.id} AND claimed_by = ${job.claim} FOR UPDATE`;
      if (!mine) return 'lost';
      if (mine.stopAsked) return 'stop';
      const answers = job.dryRun
        ? await judgeDrafts(tx, drafts, { collections })
        : await storeProducts(tx, drafts, { by: job.madeBy, importId: job.id, collections });
      const count = (kind: string) => answers.filter((answer) => answer.ok && answer.value.kind === kind).length;
      const { errors, warnings } = messagesOf(group, answers as DraftAnswer[], context.header);
      const refused = group.length - answers.filter(({ ok }) => ok).length;
      await tx.$executeRaw`
        UPDATE import_job SET products_done = products_done + ${group.length},
          rows_done = rows_done + ${group.reduce((sum, one) => sum + one.count, 0)}::int,
          created = created + ${count('created')}, updated = updated + ${count('updated')},
          unchanged = unchanged + ${count('unchanged')}, refused = refused + ${refused},
          errors = CASE WHEN jsonb_array_length(errors) < ${mostMessages} THEN errors || ${JSON.stringify(errors)}::jsonb ELSE errors END,
          warnings = CASE WHEN jsonb_array_length(warnings) < ${mostMessages} THEN warnings || ${JSON.stringify(warnings)}::jsonb ELSE warnings END,
          due_at = clock_timestamp() + make_interval(secs => ${claimSeconds})
        WHERE id = ${job.id}`;
      return !job.dryRun && count('created') + count('updated') > 0 ? 'changed' : 'unchanged';
    },
    { timeout: 30_000 },
  );
}

/** A dry run that is done keeps its file, so that it can be started; those of earlier ones go. */
async function finish(job: Claimed, state: 'done' | 'failed', errors: readonly ImportMessage[]): Promise<void> {
  const keeps = job.dryRun && state === 'done';
  const gone = await transaction(async (tx) => {
    const finished = await tx.$executeRaw`
      UPDATE import_job SET state = ${state}, finished_at = clock_timestamp(), claimed_by = NULL,
        errors = errors || ${JSON.stringify(errors)}::jsonb, file_key = CASE WHEN ${keeps} THEN file_key END
      WHERE id = ${job.id} AND claimed_by = ${job.claim}`;
    if (finished === 0) return [];
    const earlier = await tx.$queryRaw<{ fileKey: string }[]>`
      UPDATE import_job SET file_key = NULL FROM import_job AS before
      WHERE import_job.id = before.id AND import_job.dry_run AND import_job.state = 'done' AND import_job.id <> ${job.id}
        AND before.file_key IS NOT NULL
      RETURNING before.file_key AS "fileKey"`;
    return [...earlier.map(({ fileKey }) => fileKey), ...(keeps ? [] : [job.fileKey])];
  });
  for (const key of gone) if (key) await storage().remove(key);
}

export const readImports: DueWork = {
  name: 'import products',
  isPrompt: true,
  due: Prisma.sql`
    SELECT due_at FROM import_job WHERE state IN ('queued', 'running') ORDER BY created_at LIMIT 1`,
  dueHere: () => (here.reading ? new Date(0) : null),
  run,
};

/** What a process had taken up when it died is taken up at once. */
export const releaseImports = (processId: string) => readRows`
  UPDATE import_job SET due_at = clock_timestamp() WHERE state = 'running' AND claimed_by LIKE ${`${processId} %`}`;
