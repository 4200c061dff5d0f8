/** An APIv3 error answer. Codes and statuses as in the platform's error table. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    /** JSON pointer of the field at fault; `internal` is the number at the end of Request-ID. */
    readonly more: { field?: string; internal?: number } = {},
  ) {
    super(message);
  }
}

export function badParam(field: string, message: string): Refusal {
  return new Refusal(400, 'PARAM_ERROR', message, { field, internal: 268435461 });
}

export function badRequest(message: string, internal?: number): Refusal {
  return new Refusal(400, 'INVALID_REQUEST', message, { internal });
}
