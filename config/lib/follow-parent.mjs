/** Preloaded into every program `startNode` starts: when the parent dies, even by kill -9, this process stops too. */
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
process.channel?.unref();
