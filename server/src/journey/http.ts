import { createClient, type Client, type HttpRequest, type HttpResponse } from '@yimai/shared/api/client';
import type { Api } from '@yimai/shared/contracts/api';
import type { LoginResult } from '@yimai/shared/contracts/identity';

const TIMEOUT_MS = 20_000;
const CONNECT_ATTEMPTS = 40;
const CONNECT_WAIT_MS = 250;

async function sendOnce(base: string, request: HttpRequest, token: string | null): Promise<HttpResponse> {
  const response = await fetch(base + request.path, {
    method: request.method,
    signal: AbortSignal.timeout(TIMEOUT_MS),
    headers: {
      ...request.headers,
      ...(request.body ? { 'content-type': 'application/json' } : {}),
      ...(token ? { authorization: `Bearer ${token}` } : {}),
    },
    body: request.body ? JSON.stringify(request.body) : undefined,
  });
  const text = await response.text();
  return { status: response.status, data: text ? (JSON.parse(text) as unknown) : null };
}

/** A person with a device, a token and the typed client; a server that is restarting is waited for, as an app would. */
export class Person {
  readonly api: Client<Api>;
  private token: string | null = null;
  memberId = '';

  constructor(
    private readonly base: string,
    readonly name: string,
    readonly deviceId: string,
  ) {
    this.api = createClient<Api>((request) => this.send(request));
  }

  get accessToken(): string {
    return this.token ?? '';
  }

  use(token: string): void {
    this.token = token;
  }

  enter(login: Pick<LoginResult, 'tokens' | 'member'>): void {
    this.token = login.tokens.accessToken;
    this.memberId = login.member.id;
  }

  private async send(request: HttpRequest): Promise<HttpResponse> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await sendOnce(this.base, request, this.token);
      } catch (error) {
        // Only a connection that never opened is tried again; keys make the rest safe, but surprises must show.
        const code = ((error as { cause?: { code?: string } }).cause ?? {}).code;
        if (
          attempt >= CONNECT_ATTEMPTS ||
          (code !== 'ECONNREFUSED' && code !== 'ECONNRESET' && code !== 'UND_ERR_SOCKET')
        )
          throw error;
        await new Promise((resolve) => setTimeout(resolve, CONNECT_WAIT_MS));
      }
    }
  }
}
