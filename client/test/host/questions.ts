import type { Stage } from './stage.js';

/** Questions that the platform itself asks on the screen, and their answers. */
export class Questions {
  private readonly open = new Map<number, (choice: number) => void>();
  private next = 1;

  constructor(private readonly stage: () => Stage) {}

  /** Resolves to the index of the choice. */
  async ask(title: string, content: string, choices: string[]): Promise<number> {
    const question = this.next++;
    const answered = new Promise<number>((resolve) => this.open.set(question, resolve));
    await this.stage().tell({ kind: 'ask', question, title, content, choices });
    return answered;
  }

  answer(question: number, choice: number): void {
    this.open.get(question)?.(choice);
    this.open.delete(question);
  }
}
