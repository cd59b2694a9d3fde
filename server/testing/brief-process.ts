/**
 * Node's flags for processes that live for seconds: V8 leaves WebAssembly (the database client's, the embedded
 * database's) as it was first compiled, since optimizing it takes a third of what such a process does.
 */
export const briefProcess = ['--liftoff-only'];

/**
 * The same for a shop that a test starts: nothing in it runs long enough to be worth optimizing, and its heap is small.
 * What a start loads stays: with more room for what is new it is moved less often.
 */
export const briefShop = [...briefProcess, '--no-opt', '--single-threaded-gc', '--min-semi-space-size=16'];
