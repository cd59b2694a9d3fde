import type { OrderAnswer } from '#contract/order/many-orders.ts';
import { pageOfForm, pathOfPage } from '#server/web/form-page.ts';

/** Where a browser without JavaScript goes back to: its list, which says how many were done and why others weren’t. */
export function answersAddress(done: 'packed' | 'sent', answers: readonly OrderAnswer[], headers: Headers): string {
  const page = pageOfForm(headers);
  page.searchParams.delete('refused');
  page.searchParams.set(done, String(answers.filter(({ problem }) => problem === null).length));
  for (const { publicId, number, problem } of answers)
    if (problem) page.searchParams.append('refused', `${publicId} ${number} ${problem.code}`);
  return pathOfPage(page);
}
