'use client';

import { longestReason } from '#contract/question/limits.ts';
import { DeskForm } from '../desk-form.tsx';

interface RefusalProps {
  id: string;
  version: number;
  action: string;
  opener: string;
  label: string;
  done: string;
}

/** A reason is always given: whoever wrote it reads it. */
export function Refusal({ id, version, action, opener, label, done }: RefusalProps) {
  const field = `reason-${id}`;
  return (
    <details>
      <summary>{opener}</summary>
      <DeskForm action={action} label={opener} busy="Saving…" done={done} kind="secondary">
        <input type="hidden" name="decision" value="refuse" />
        <input type="hidden" name="seenVersion" value={version} />
        <div className="field">
          <label htmlFor={field}>{label}</label>
          <textarea id={field} name="reason" className="input" rows={2} required maxLength={longestReason} />
        </div>
      </DeskForm>
    </details>
  );
}
