/** Loopback ports. */
import net from 'node:net';

function listen(port) {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once('error', reject);
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => resolve(server));
  });
}

const close = (server) => new Promise((resolve) => server.close(resolve));

/** What this process was told, though its programs may not listen yet: malls that start together share no port. */
const given = new Set();

/**
 * Ports that were free a moment ago; none comes twice.
 * @param {number} count
 * @returns {Promise<number[]>}
 */
export async function freePorts(count) {
  const ports = [];
  while (ports.length < count) {
    const servers = await Promise.all(Array.from({ length: count - ports.length }, () => listen(0)));
    const fresh = servers.map((server) => server.address().port).filter((port) => !given.has(port));
    await Promise.all(servers.map(close));
    fresh.forEach((port) => given.add(port));
    ports.push(...fresh);
  }
  return ports;
}

/**
 * The wanted port where it is free, another where it is not: bookmarks keep working, and a taken port never stops a start.
 * @template {string} Name
 * @param {Record<Name, number>} wanted
 * @returns {Promise<Record<Name, number>>}
 */
export async function stablePorts(wanted) {
  const held = await Promise.all(
    Object.entries(wanted).map(async ([name, port]) => [name, await listen(port).catch(() => listen(0))]),
  );
  const ports = Object.fromEntries(held.map(([name, server]) => [name, server.address().port]));
  await Promise.all(held.map(([, server]) => close(server)));
  return ports;
}
