/** The simulators' control API, for contract specs. */
export class Control {
  constructor(private readonly baseUrl: string) {}

  /** Posts and returns the answer; throws on a refusal. */
  async post(path: string, body: object = {}): Promise<Record<string, unknown>> {
    const response = await fetch(`${this.baseUrl}/control/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    const answer = (await response.json()) as Record<string, unknown>;
    if (!response.ok) throw new Error(`control ${path}: ${response.status} ${JSON.stringify(answer)}`);
    return answer;
  }

  async get<T>(path: string): Promise<T> {
    return (await (await fetch(`${this.baseUrl}/control/${path}`)).json()) as T;
  }

  fault(provider: string, fault: string, more: object = {}): Promise<unknown> {
    return this.post('faults', { provider, fault, ...more });
  }

  notifications(provider: string, mode: string, more: object = {}): Promise<unknown> {
    return this.post('notifications', { provider, mode, ...more });
  }

  action(provider: string, action: string, input: object = {}): Promise<Record<string, unknown>> {
    return this.post(`providers/${provider}/${action}`, input);
  }
}
