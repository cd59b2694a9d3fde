/** One line for the person who starts the app. Not a log: it says what takes its time. */
export function progress(line: string): void {
  process.stdout.write(`${line}\n`);
}
