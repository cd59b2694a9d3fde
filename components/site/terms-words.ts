import { counted } from '#components/ui/format/count-words.ts';

/** @param days the setting returnDays; 0: nothing can be sent back */
export const returnsWords = (days: number): string =>
  days === 0
    ? 'This piece can’t be returned'
    : `${counted(days, 'day')} from delivery to send it back. We pay for the label.`;
