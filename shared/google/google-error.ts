import * as z from 'zod';

const violation = z.looseObject({ field: z.string().optional() });
const detail = z.looseObject({ fieldViolations: z.array(violation).optional() });

/** Source: https://google.aip.dev/193 and google/rpc/error_details.proto */
const errorBody = z.looseObject({
  error: z
    .looseObject({
      code: z.number().optional(),
      message: z.string().catch(''),
      status: z
        .string()
        .regex(/^[A-Z_]{1,40}$/)
        .optional(),
      details: z.array(detail).optional().catch(undefined),
    })
    .refine(({ code, status }) => code !== undefined || status !== undefined),
});

export interface GoogleError {
  readonly status: string;
  readonly message: string;
  /** Paths of the fields complained of, such as `transaction_event.event_time`. */
  readonly fields: readonly string[];
}

const FIELD_PATH = /^[a-z_]{1,40}(\[\d{1,4}\])?(\.[a-z_]{1,40}(\[\d{1,4}\])?){0,4}$/i;

/** Reads a body as Google's error; undefined when it is something else, such as a proxy's page. */
export function parseGoogleError(json: unknown): GoogleError | undefined {
  const parsed = errorBody.safeParse(json);
  if (!parsed.success) return undefined;
  const { code, status = `HTTP_${code}`, message, details } = parsed.data.error;
  const fields = (details ?? [])
    .flatMap((each) => each.fieldViolations ?? [])
    .flatMap((each) => (each.field !== undefined && FIELD_PATH.test(each.field) ? each.field : []));
  return { status, message, fields };
}
