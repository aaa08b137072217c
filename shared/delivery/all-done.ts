/** Waits until every one has ended, then gives the results or throws the first failure: nothing runs on. */
export async function allDone<T>(work: readonly Promise<T>[]): Promise<T[]> {
  await Promise.allSettled(work);
  return Promise.all(work);
}
