/**
 * An action in the one spelling in which it is compared. Its letters are ASCII, so no other letter
 * may turn into one of them.
 */
export function foldedAction(action: string): string {
  return action.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}

/**
 * Whether two names are one action: all their characters count, the case of their letters does not.
 * Source: https://cloud.google.com/recaptcha/docs/actions-website
 */
export function isSameAction(one: string, other: string): boolean {
  return foldedAction(one) === foldedAction(other);
}
