/** Temporary files of one running mini-program; the phone forgets them with it. */
export class Files {
  private readonly files = new Map<string, Buffer>();
  private next = 1;

  constructor(private readonly prefix: string) {}

  /** Keeps bytes and returns the path the mini-program knows them by. */
  put(bytes: Buffer, suffix = 'png'): string {
    const name = `${this.next++}.${suffix}`;
    this.files.set(name, bytes);
    return this.prefix + name;
  }

  /** By path or by name alone. */
  get(path: string): Buffer | undefined {
    return this.files.get(path.startsWith(this.prefix) ? path.slice(this.prefix.length) : path);
  }

  set(path: string, bytes: Buffer): void {
    this.files.set(path.startsWith(this.prefix) ? path.slice(this.prefix.length) : path, bytes);
  }
}
