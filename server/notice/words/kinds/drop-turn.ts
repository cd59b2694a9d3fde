import { z } from 'zod';
import { momentInWords } from '../amounts-and-moments.ts';
import { noticeForm } from '../notice-form.ts';

export const dropTurn = noticeForm(z.object({ drop: z.string(), until: z.iso.datetime() }), ({ drop, until }) => ({
  title: `It’s your turn: ${drop}`,
  body: `The door is open for you until ${momentInWords(until)}. After that you can take a place at the end.`,
}));
