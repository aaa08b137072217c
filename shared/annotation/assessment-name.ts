/** An assessment: its `id` is its identity, because one project has two spellings (id and number). */
export interface Assessment {
  readonly id: string;
  /** `projects/{project}/assessments/{id}` */
  readonly name: string;
}

const BARE_ID = /^[0-9A-Za-z]{16}$/;
const FULL_NAME =
  /^projects\/([a-z][a-z0-9.:-]{4,62}|\d{1,20})\/assessments\/([0-9A-Za-z_-]{1,64})$/;
const WAF_TOKEN = /^[0-9A-Za-z_-]{1,8192}:U=([0-9A-Za-z]{16})$/;

/** The assessment with this id in this project. */
export function assessmentOf(project: string, id: string): Assessment {
  return { id, name: `projects/${project}/assessments/${id}` };
}

/**
 * Reads a name that Google's create returned or an authenticated caller gave: a full name is used
 * as it is, a bare id (16 alphanumerics) belongs to `project`. Undefined for anything else.
 */
export function parseAssessment(text: string, project: string): Assessment | undefined {
  const id = assessmentIdIn(text);
  if (id === undefined) return undefined;
  return id === text ? assessmentOf(project, id) : { id, name: text };
}

/** The id in a text that is exactly a bare id or a full name. */
export function assessmentIdIn(text: string): string | undefined {
  return BARE_ID.test(text) ? text : FULL_NAME.exec(text)?.[2];
}

/**
 * Reads a value that travelled through a provider (metadata, tags, a reference). Only its id is
 * taken, and it belongs to `project`: what merchants' customers can influence must not choose a project.
 */
export function parseCarriedAssessment(text: string, project: string): Assessment | undefined {
  const id = assessmentIdIn(text.trim());
  return id === undefined ? undefined : assessmentOf(project, id);
}

/**
 * Those of these values that have exactly the shape of an assessment, each once. They come from
 * fields that merchants use for other things, too: whether there is such an assessment, only Google
 * can tell.
 */
export function shapedAssessments(values: readonly string[], project: string): Assessment[] {
  const ids = values.flatMap((value) => assessmentIdIn(value) ?? []);
  return [...new Set(ids)].map((id) => assessmentOf(project, id));
}

/**
 * Reads the assessment id off the end of a WAF token (`…:U=` and 16 characters).
 * Source: https://cloud.google.com/recaptcha/docs/annotate-assessment
 */
export function parseWafToken(token: string, project: string): Assessment | undefined {
  const id = WAF_TOKEN.exec(token)?.[1];
  return id === undefined ? undefined : assessmentOf(project, id);
}
