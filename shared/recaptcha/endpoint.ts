/** Source: https://cloud.google.com/recaptcha/docs/reference/rest */
export const GOOGLE_ENDPOINT = new URL('https://recaptchaenterprise.googleapis.com');

/** The path of annotate for one assessment; whatever the name holds, it stays inside its segment. */
export function annotatePath(name: string): string {
  const segments = name.toWellFormed().split('/').map(encodeURIComponent);
  return `/v1/${segments.join('/')}:annotate`;
}

/** The path of create for one project. */
export function createPath(project: string): string {
  return `/v1/projects/${encodeURIComponent(project)}/assessments`;
}
