const JUNK: readonly unknown[] = [
  null,
  true,
  false,
  0,
  -1,
  1.5,
  1e308,
  -1e308,
  Number.MAX_SAFE_INTEGER + 2,
  '',
  ' ',
  '0',
  'NaN',
  'null',
  '[]',
  '{}',
  [],
  {},
  [[]],
  [null],
  { a: { b: {} } },
  { length: 1e9 },
  '\u0000',
  '\ud800',
  '\u202e',
  '😀'.repeat(50),
  'x'.repeat(5000),
  "' OR 1=1 --",
  '"; DROP TABLE members; --',
  '../../etc/passwd',
  '%00',
  '%2e%2e%2f',
  '<script>',
  '${jndi:ldap://x}',
  '__proto__',
  'ord_1',
  'ord_zzzzzzzzzzz',
  'mbr_38m42e8nm0',
  '2026-13-45',
  '１２３',
];

/** A small generator of chance that a seed repeats (mulberry32), and what it does to inputs. */
export class Fuzz {
  constructor(private state: number) {}

  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  pick<T>(items: readonly T[]): T {
    return items[Math.floor(this.next() * items.length)] as T;
  }

  /** Up to three fields become junk, go missing, or are somebody's invention. */
  garble(input: Record<string, unknown>): Record<string, unknown> {
    const result = structuredClone(input);
    for (let count = 1 + Math.floor(this.next() * 3); count > 0; count -= 1) {
      const keys = Object.keys(result);
      const key =
        keys.length > 0 && this.chance(0.8) ? this.pick(keys) : `field${Math.floor(this.next() * 100)}`;
      if (this.chance(0.15)) delete result[key];
      else result[key] = this.pick(JUNK);
    }
    return result;
  }

  /** Bytes are lost, doubled or changed. */
  damage(text: string): Buffer {
    const bytes = [...Buffer.from(text)];
    for (let count = 1 + Math.floor(this.next() * 5); count > 0; count -= 1) {
      const at = Math.floor(this.next() * bytes.length);
      const how = this.next();
      if (how < 0.3) bytes.splice(at, 1 + Math.floor(this.next() * 10));
      else if (how < 0.6) bytes.splice(at, 0, Math.floor(this.next() * 256));
      else bytes[at] = Math.floor(this.next() * 256);
    }
    return Buffer.from(bytes);
  }

  /** True unless the damaged text is JSON all the same. */
  isBroken(payload: Buffer): boolean {
    try {
      JSON.parse(payload.toString());
      return false;
    } catch {
      return true;
    }
  }
}
