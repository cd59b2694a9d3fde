/**
 * Node's flags for processes that live for seconds: V8 leaves WebAssembly (the database client's, the embedded
 * database's) as it was first compiled, since optimizing it takes a third of what such a process does.
 */
export const briefProcess = ['--liftoff-only'];
