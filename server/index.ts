// A process for sockets alone loads neither pages nor the renderer.
const { main } = process.env.ROLE === 'fanout' ? await import('./main-fanout.ts') : await import('./main.ts');

await main();

export {};
