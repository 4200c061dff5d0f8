interface FirstRequest {
  token: string;
  answer: Promise<{ status: number; date: string | null; text: string }>;
}

interface Started {
  firstRequests?: Record<string, FirstRequest | undefined>;
}

export interface FirstResponse {
  statusCode: number;
  data: unknown;
  header: Record<string, unknown>;
}

/**
 * The answer to a request that the document has started (config/taro/boot-loader.js) while the scripts were on their way;
 * once, and only for the person it was asked for. Undefined where it was not, or did not arrive.
 */
export async function firstResponse(
  path: string,
  token: string | undefined,
): Promise<FirstResponse | undefined> {
  const { firstRequests } = window as Started;
  const started = firstRequests?.[path];
  if (!firstRequests || !started) return undefined;
  firstRequests[path] = undefined;
  if (started.token !== token) return undefined;
  try {
    const { status, date, text } = await started.answer;
    return { statusCode: status, data: JSON.parse(text) as unknown, header: { date } };
  } catch {
    return undefined;
  }
}
