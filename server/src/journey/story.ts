/** Tells the story as it happens, keeps the facts, and stops at the first surprise. */
export class Story {
  readonly facts: Record<string, unknown> = {};
  private checks = 0;

  constructor(private readonly isQuiet: boolean) {}

  chapter(title: string): void {
    this.print(`\n■ ${title}`);
  }

  tell(sentence: string): void {
    this.print(`  ${sentence}`);
  }

  fact(name: string, value: unknown): void {
    this.facts[name] = value;
  }

  /** Fails the journey unless both are the same JSON. */
  expect(what: string, actual: unknown, expected: unknown): void {
    this.checks += 1;
    if (JSON.stringify(actual) === JSON.stringify(expected)) return;
    throw new Error(`${what}: expected ${JSON.stringify(expected)}, got ${JSON.stringify(actual)}`);
  }

  get checked(): number {
    return this.checks;
  }

  /** Waits until `look` returns something; the reason is what we are waiting for. */
  async eventually<T>(
    what: string,
    look: () => Promise<T | null | undefined | false>,
    withinMs = 20_000,
  ): Promise<T> {
    const deadline = performance.now() + withinMs;
    for (;;) {
      const found = await look();
      if (found) return found;
      if (performance.now() > deadline) throw new Error(`waited ${withinMs} ms for: ${what}`);
      await new Promise((resolve) => setTimeout(resolve, 150));
    }
  }

  private print(line: string): void {
    if (!this.isQuiet) process.stdout.write(`${line}\n`);
  }
}

/** "¥12.30" */
export function yuan(fen: number): string {
  const sign = fen < 0 ? '-' : '';
  const magnitude = Math.abs(fen);
  return `${sign}¥${Math.floor(magnitude / 100)}.${String(magnitude % 100).padStart(2, '0')}`;
}
