import { spawn } from 'node:child_process';
import net from 'node:net';
import { inRoot } from './paths.mjs';
import { freePorts, stablePorts } from './ports.mjs';

const PROGRAM = `
  import { freePorts, stablePorts } from ${JSON.stringify(inRoot('config/lib/ports.mjs'))};
  const { WANTED } = await stablePorts({ WANTED: Number(process.argv[1]) });
  console.log(JSON.stringify([WANTED, ...(await freePorts(20))]));
  setTimeout(() => undefined, 60_000); // alive, and listening to none of them yet
`;

describe('ports', () => {
  it('are nobody else’s, though nobody listens yet', async () => {
    const [wanted = 0] = await freePorts(1);
    const started = Array.from({ length: 4 }, () =>
      spawn(process.execPath, ['--input-type=module', '-e', PROGRAM, String(wanted + 1)]),
    );
    const chosen = await Promise.all(
      started.map(
        (child) =>
          new Promise<number[]>((resolve) =>
            child.stdout.once('data', (line: Buffer) => resolve(JSON.parse(line.toString()) as number[])),
          ),
      ),
    );
    started.forEach((child) => child.kill('SIGKILL'));
    const all = chosen.flat();
    expect(all).toHaveLength(84);
    expect(new Set(all).size).toBe(84);
    expect(all.filter((port) => port === wanted + 1).length).toBeLessThanOrEqual(1);
  });

  it('are the wanted ones where they are free, also after whoever had them is gone', async () => {
    const [busy = 0] = await freePorts(1);
    const wanted = busy + 1;
    const server = net.createServer().listen(busy, '127.0.0.1');
    const child = spawn(process.execPath, [
      '--input-type=module',
      '-e',
      `import { stablePorts } from ${JSON.stringify(inRoot('config/lib/ports.mjs'))};
       await stablePorts({ A: ${wanted} }); process.kill(process.pid, 'SIGKILL');`,
    ]);
    await new Promise((resolve) => child.once('close', resolve));
    const ports = await stablePorts({ A: wanted, B: busy });
    await new Promise((resolve) => server.close(resolve));
    expect(ports.A).toBe(wanted);
    expect(ports.B).not.toBe(busy);
  });
});
