import { questionAnswered } from './notices/question-answered.ts';

export const questionNotices = {
  question_answered: questionAnswered,
};

type Declared = typeof questionNotices;
declare module '#contract/notice/notice.ts' {
  interface NoticeKinds extends Declared {}
}
