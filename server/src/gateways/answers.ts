import { z } from '@yimai/shared/kernel/zod';
import { GatewayError } from './ports.js';

/** JSON, or undefined when the text is none: the schema that reads it next refuses it in better words. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The JSON object in a response body. Anything else (a proxy's page, a cut answer) leaves the outcome unknown. */
export function jsonObject(provider: string, body: Buffer): Record<string, unknown> {
  return shaped(provider, z.record(z.string(), z.unknown()), parseJson(body.toString('utf8')));
}

/** An answer in the shape the platform promises. Any other shape leaves the outcome unknown, never failed. */
export function shaped<S extends z.ZodType>(provider: string, schema: S, value: unknown): z.infer<S> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const where = parsed.error.issues[0]?.path.join('.') ?? '';
  throw new GatewayError('unknown', provider, 'SHAPE', `the answer has an unexpected shape at "${where}"`);
}
