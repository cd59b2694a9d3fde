import { Field, FieldError } from '#components/ui/form/field.tsx';
import { longestReview, longestSignature } from '#contract/review/limits.ts';
import type { OwnReview } from '#contract/review/review.ts';
import { type ReviewQuestion, reviewQuestions } from '#domain/review/review-questions.ts';

interface ReviewFieldsProps {
  /** Of the line: each has its own form on the page. */
  id: string;
  review: OwnReview | null;
  errors: Readonly<Record<string, string>>;
}

/** Nothing is chosen beforehand. */
export function ReviewFields({ id, review, errors }: ReviewFieldsProps) {
  const bodyId = `review-${id}-body`;
  return (
    <>
      <input type="hidden" name="seenVersion" value={review?.version ?? 0} />
      <div className="own-review__answers">
        {(Object.keys(reviewQuestions) as ReviewQuestion[]).map((name) => (
          <YesOrNo key={name} name={name} chosen={review?.[name] ?? null} error={errors[name]} />
        ))}
      </div>
      <div className="field">
        <label htmlFor={bodyId}>Your review</label>
        <textarea
          id={bodyId}
          name="body"
          className={errors.body ? 'input input--wrong' : 'input'}
          rows={3}
          required
          maxLength={longestReview}
          defaultValue={review?.body}
          aria-invalid={errors.body ? true : undefined}
          aria-describedby={errors.body ? `${bodyId}-about` : undefined}
        />
        {errors.body && <FieldError id={`${bodyId}-about`}>{errors.body}</FieldError>}
      </div>
      <Field
        id={`review-${id}-signature`}
        label="Sign it, if you like"
        name="signature"
        defaultValue={review?.signature}
        maxLength={longestSignature}
        autoComplete="off"
        error={errors.signature}
        hint="A first name or a place, or leave it empty for “A buyer”. Everyone sees it, with your piece’s number and the month you bought it."
      />
    </>
  );
}

interface YesOrNoProps {
  name: ReviewQuestion;
  chosen: boolean | null;
  error: string | undefined;
}

const YesOrNo = ({ name, chosen, error }: YesOrNoProps) => (
  <fieldset>
    <legend>{reviewQuestions[name]}</legend>
    <label>
      <input type="radio" name={name} value="yes" required defaultChecked={chosen === true} />
      Yes
    </label>
    <label>
      <input type="radio" name={name} value="no" required defaultChecked={chosen === false} />
      No
    </label>
    {error && (
      <div className="field">
        <FieldError>{error}</FieldError>
      </div>
    )}
  </fieldset>
);
