/** Source: https://cloud.google.com/firestore/docs/reference/rest/v1/projects.databases.documents */
export type FirestoreMethod = 'batchGet' | 'commit' | 'runQuery' | 'runAggregationQuery';

/** Every answer Firestore can give, as a value. */
export type FirestoreAnswer =
  | { readonly kind: 'ok'; readonly json: unknown }
  /** A precondition does not hold, or another commit was at the same documents: read again. */
  | { readonly kind: 'outrun'; readonly status: string }
  /**
   * 429, 5xx, or no answer at all. `applied`: whether the request may have been carried out.
   */
  | {
      readonly kind: 'away';
      readonly status: string;
      readonly applied: 'no' | 'unknown';
      readonly retryAfterMs?: number;
    }
  /** Our mistake or our role: trying again does not help. */
  | { readonly kind: 'refused'; readonly status: string; readonly message: string };

export interface FirestoreApi {
  /**
   * One request about one database; never throws for what the other side answers.
   * @param body as the REST reference has it; documents by their full names
   * @param deadlineMs milliseconds after which the call is given up
   */
  call(method: FirestoreMethod, body: object, deadlineMs: number): Promise<FirestoreAnswer>;
}
