/** One line for the person who starts the shop. Not a log: it says what takes its time. */
export function progress(line: string): void {
  process.stdout.write(`${line}\n`);
}
