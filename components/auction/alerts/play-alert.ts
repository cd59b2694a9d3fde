import type { Alert } from './alerts.ts';

/** Hertz, one after another. Falling: worse; rising: better. */
const tones: Readonly<Record<Alert, readonly number[]>> = {
  outbid: [740, 494],
  leading: [494, 740],
  minute: [880],
  closed: [494, 392, 330],
};
/** Milliseconds: on, off, on. */
const buzzes: Readonly<Record<Alert, number[]>> = {
  outbid: [120, 80, 120],
  leading: [60],
  minute: [60, 60, 60],
  closed: [300],
};
const toneSeconds = 0.16;

let audio: AudioContext | null = null;

/** Short, soft tones, made here: there is no file to load. Before the page was touched browsers keep it silent. */
export function playTones(alert: Alert): void {
  audio ??= new AudioContext();
  const context = audio;
  void context.resume().catch(() => {});
  for (const [place, frequency] of tones[alert].entries()) {
    const begin = context.currentTime + place * toneSeconds;
    const [oscillator, volume] = [context.createOscillator(), context.createGain()];
    oscillator.frequency.value = frequency;
    volume.gain.setValueAtTime(0.0001, begin);
    volume.gain.exponentialRampToValueAtTime(0.12, begin + 0.02);
    volume.gain.exponentialRampToValueAtTime(0.0001, begin + toneSeconds);
    oscillator.connect(volume).connect(context.destination);
    oscillator.start(begin);
    oscillator.stop(begin + toneSeconds);
  }
}

export function vibrate(alert: Alert): void {
  if (matchMedia('(prefers-reduced-motion: reduce)').matches) return;
  navigator.vibrate?.(buzzes[alert]);
}
