/**
 * A token as reCAPTCHA wrote it, out of what travel and storage made of it: percent-decoded once, and
 * without the quotes a cookie's value may stand in. Nothing of what is taken off can be part of a token.
 */
export function bareToken(text: string): string {
  const decoded = decodedOnce(text);
  return /^"(.*)"$/.exec(decoded)?.[1] ?? decoded;
}

function decodedOnce(text: string): string {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
