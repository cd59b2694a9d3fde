import type { Problem } from '#contract/wire/problem.ts';
import { type Decision, refuse } from '#domain/decision.ts';
import { AccessProblem } from '#server/web/problem.ts';

/** The form's own name of a field that the rules call `variants.3.priceAmount`. */
function formField(field: string | undefined): string | undefined {
  const part = field?.match(/^variants\.\d+\.(\w+)$/)?.[1];
  if (part === undefined) return field;
  return part === 'priceAmount' ? 'price' : part;
}

/** For a form about one variant: what is wrong stands at the field that it is about. */
export async function withFormFields(
  write: () => Promise<Decision<string, Problem>>,
): Promise<Decision<string, Problem>> {
  try {
    const written = await write();
    return written.ok ? written : refuse({ ...written.refusal, field: formField(written.refusal.field) });
  } catch (error) {
    if (!(error instanceof AccessProblem) || error.problem.code !== 'invalid') throw error;
    throw new AccessProblem('invalid', error.message, { field: formField(error.problem.field) });
  }
}
