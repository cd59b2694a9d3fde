import { z } from 'zod';

export const imageSchema = z.object({
  file: z.string(),
  alt: z.string(),
  width: z.number(),
  height: z.number(),
  dominantHex: z.string(),
});
export type Image = z.infer<typeof imageSchema>;

/** As much of a photograph as a small one in a list needs. */
export const listedImageSchema = imageSchema.pick({ file: true, alt: true, dominantHex: true });
export type ListedImage = z.infer<typeof listedImageSchema>;

/** A photograph of a place, a maker or pieces in use. */
export const placeImageSchema = listedImageSchema.extend({
  /** The point that stays in sight when it is cropped: parts of its width and its height. */
  focus: z.object({ x: z.number(), y: z.number() }).optional(),
});
export type PlaceImage = z.infer<typeof placeImageSchema>;
