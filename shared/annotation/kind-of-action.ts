/** Words that say where or how, and nothing about what is done. */
const AROUND =
  'users?|customer|member|account|admin|web|mobile|app|page|form|submit|button|attempt|checkout|password|email|phone|with|by';
const SIGN_IN =
  'login|logon|signin|signon|sso|authenticate|authentication|auth|mfa|2fa|twofactor|2factor|secondfactor|twostep|otp|totp';
const SIGN_UP =
  'signup|register|registration|createaccount|createuser|accountcreation|accountcreate|newaccount|newuser|openaccount';

const ONLY_SIGN_IN = new RegExp(`^(?:${AROUND})*(?:${SIGN_IN})(?:${SIGN_IN}|${AROUND})*$`);
const ONLY_SIGN_UP = new RegExp(`^(?:${AROUND})*(?:${SIGN_UP})(?:${SIGN_UP}|${AROUND})*$`);

/**
 * What somebody did, however the site spells its action: `sign-in`, `sign-up`, or the action in
 * lower case without separators. A name that says both, or more than that, is a kind of its own.
 */
export function kindOfAction(action: string): string {
  const lower = action.toLowerCase();
  const joined = lower.replace(/[^\p{L}\p{N}]+/gu, '');
  if (ONLY_SIGN_IN.test(joined)) return 'sign-in';
  if (ONLY_SIGN_UP.test(joined)) return 'sign-up';
  return joined || lower;
}
