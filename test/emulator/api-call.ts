/** A call of the API as its URL says it. */
export type ApiCall =
  | { readonly method: 'create'; readonly project: string; readonly assessment: undefined }
  | { readonly method: 'annotate'; readonly project: string; readonly assessment: string };

const CREATE = /^\/v1\/projects\/([^/]+)\/assessments$/;
const ANNOTATE = /^\/v1\/projects\/([^/]+)\/assessments\/([^/]+):annotate$/;

/** Reads method and path of a request; undefined when Google has no such route. */
export function parseApiCall(httpMethod: string, path: string): ApiCall | undefined {
  if (httpMethod !== 'POST') return undefined;
  const create = CREATE.exec(path);
  if (create) return { method: 'create', project: decoded(create[1]), assessment: undefined };
  const annotate = ANNOTATE.exec(path);
  if (!annotate) return undefined;
  const [, project, assessment] = annotate;
  return { method: 'annotate', project: decoded(project), assessment: decoded(assessment) };
}

/** Whether a project is spelled as an id or a number can be. */
export function isProject(text: string): boolean {
  return /^([a-z][a-z0-9.:-]{4,62}|\d{1,20})$/.test(text);
}

/** Whether this can be the id of an assessment. */
export function isAssessmentId(text: string): boolean {
  return /^[0-9A-Za-z_-]{1,128}$/.test(text);
}

/** A segment that does not decode stays as it is, and is then a bad name. */
function decoded(segment = ''): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
