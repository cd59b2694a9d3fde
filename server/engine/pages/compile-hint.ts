/**
 * Chromium compiles a script that begins so as a whole and beside the main thread, while it is fetched. Without, it
 * does that again on the main thread, function by function, as a page wakes up. Other browsers read a comment.
 */
const hint = Buffer.from('//# allFunctionsCalledOnLoad\n');

/** Most of a page's smaller scripts are of parts that wake up late, or never. In bytes. */
const smallest = 25_000;

export function withCompileHint(script: Buffer): Buffer {
  return script.length < smallest ? script : Buffer.concat([hint, script]);
}
