import type { ImportView } from '#contract/catalogue/import/product-import.ts';

const steps = ['File', 'Check', 'Import', 'Done'] as const;

/** How far a file is on its way. @param job null: none is chosen yet */
export function ImportSteps({ job }: { job: Pick<ImportView, 'state' | 'dryRun'> | null }) {
  const here = stepOf(job);
  return (
    <ol className="import-steps">
      {steps.map((step, place) => (
        <li
          key={step}
          className={place <= here ? 'import-steps__done' : undefined}
          aria-current={place === here ? 'step' : undefined}
        >
          {place + 1}. {step}
        </li>
      ))}
    </ol>
  );
}

function stepOf(job: Pick<ImportView, 'state' | 'dryRun'> | null): number {
  if (!job) return 0;
  if (job.dryRun) return 1;
  return job.state === 'done' || job.state === 'failed' ? 3 : 2;
}
