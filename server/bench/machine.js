// What the operating system and the database say about a run. Linux only; elsewhere the figures are null.
import fs from 'node:fs';
import os from 'node:os';

const TICKS_PER_SECOND = 100;

/** CPU milliseconds a process has used, user and system. */
export function cpuMs(pid) {
  try {
    const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return ((Number(fields[11]) + Number(fields[12])) * 1000) / TICKS_PER_SECOND;
  } catch {
    return null;
  }
}

/** Resident memory in megabytes. */
export function rssMb(pid) {
  try {
    return Math.round(
      Number(/VmRSS:\s+(\d+)/.exec(fs.readFileSync(`/proc/${pid}/status`, 'utf8'))[1]) / 1024,
    );
  } catch {
    return null;
  }
}

export const load1 = () => Math.round(os.loadavg()[0] * 10) / 10;

/** Statements the database server has executed since it started, by whoever. */
export async function questions(connection) {
  const [rows] = await connection.query("SHOW GLOBAL STATUS LIKE 'Questions'");
  return Number(rows[0].Value);
}

export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

export const round = (value, digits = 2) => Math.round(value * 10 ** digits) / 10 ** digits;
