import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);
/** The last line of versions that runs on every Node that the shop runs on. */
const lighthouse = 'lighthouse@12.2.3';

/** What Lighthouse says of one page: scores of 100, times in milliseconds. */
export interface Measured {
  performance: number;
  accessibility: number;
  'best practices': number;
  seo: number;
  FCP: number;
  LCP: number;
  CLS: number;
  TBT: number;
  'max FID': number;
  'speed index': number;
  /** What the page's main thread worked in all, at a quarter of the processor. */
  'main thread': number;
  KB: number;
  /** What cost a point, or what Lighthouse would change. */
  findings: string[];
}

interface Audit {
  score: number | null;
  scoreDisplayMode: string;
  numericValue?: number;
  title: string;
  displayValue?: string;
}

/**
 * The mobile profile with simulated throttling, in a browser of its own or in one that runs already.
 * @param chrome path of the browser
 * @param port where the running one takes DevTools' commands; it keeps its cookies
 */
export async function measurePage(url: string, chrome: string, reportPath: string, port?: number): Promise<Measured> {
  const flags = '--headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run';
  const browser = port === undefined ? [`--chrome-flags=${flags}`] : [`--port=${port}`, '--disable-storage-reset'];
  const once = () =>
    run('npx', ['--yes', lighthouse, url, '--output=json', `--output-path=${reportPath}`, '--quiet', ...browser], {
      env: { ...process.env, CHROME_PATH: chrome },
      timeout: 120_000,
      maxBuffer: 64 * 1024 * 1024,
    });
  // Now and then its recording misses the beginning of the load, in a browser that runs already several times in a row.
  await once().catch(once).catch(once).catch(once);
  const { audits, categories } = JSON.parse(await readFile(reportPath, 'utf8')) as {
    audits: Record<string, Audit>;
    categories: Record<string, { score: number | null }>;
  };
  const value = (id: string) => audits[id]?.numericValue ?? Number.NaN;
  const score = (id: string) => Math.round((categories[id]?.score ?? 0) * 100);
  return {
    performance: score('performance'),
    accessibility: score('accessibility'),
    'best practices': score('best-practices'),
    seo: score('seo'),
    FCP: value('first-contentful-paint'),
    LCP: value('largest-contentful-paint'),
    CLS: value('cumulative-layout-shift'),
    TBT: value('total-blocking-time'),
    'max FID': value('max-potential-fid'),
    'speed index': value('speed-index'),
    'main thread': value('mainthread-work-breakdown'),
    KB: value('total-byte-weight') / 1024,
    findings: Object.entries(audits)
      .filter(([, { score }]) => score !== null && score < 0.9)
      .map(([id, { title, displayValue }]) => `${id}: ${title}${displayValue ? ` (${displayValue})` : ''}`),
  };
}
