import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { kindOfAction } from '../../shared/annotation/kind-of-action.ts';

const KINDS: Readonly<Record<string, readonly string[]>> = {
  'sign-in': [
    'login',
    'LOGIN',
    'Login',
    'log_in',
    'log-in',
    'logIn',
    'log in',
    'user/login',
    'users/log_in',
    'login_form',
    'loginPage',
    'login/submit',
    'login_attempt',
    'account_login',
    'AccountLogin',
    'admin/login',
    'password_login',
    'login_with_email',
    'loginWithPhone',
    'checkout/login',
    'logon',
    'LOG_ON',
    'signin',
    'sign_in',
    'sign-in',
    'SignIn',
    'SIGNIN',
    'signOn',
    'sso',
    'sso/login',
    'authenticate',
    'authentication',
    'auth',
    'mfa',
    'MFA',
    'login_mfa',
    '2fa',
    'login/2fa',
    'two_factor',
    'twoFactor',
    'two-factor-authentication',
    'two_step',
    'otp',
    'mobile_app_login',
  ],
  'sign-up': [
    'signup',
    'sign_up',
    'sign-up',
    'SIGNUP',
    'SignUp',
    'user/signup',
    'signup_form',
    'email_signup',
    'register',
    'REGISTER',
    'account/register',
    'registration',
    'user_registration',
    'registerUser',
    'create_account',
    'createAccount',
    'CREATE-ACCOUNT',
    'account_creation',
    'new_account',
    'open_account',
    'create_user',
  ],
  homepage: ['homepage', 'HOMEPAGE', 'home_page', 'Home Page'],
  postcomment: ['post_comment', 'post/comment', 'PostComment'],
  logout: ['logout', 'log_out'],
  resetpassword: ['reset_password', 'resetPassword'],
  passwordreset: ['password_reset'],
  loginhelp: ['login_help'],
  signuporlogin: ['signup_or_login'],
  loginregister: ['login_register'],
  newslettersignup: ['newsletter_signup'],
  registerdevice: ['register_device'],
  authorizepayment: ['authorize_payment'],
  account: ['account'],
  user: ['user'],
  kasse: ['Kasse'],
  überweisung: ['Überweisung', 'ÜBERWEISUNG'],
  checkout2: ['checkout/2'],
};

describe('an action of the site is', () => {
  for (const [kind, actions] of Object.entries(KINDS)) {
    for (const action of actions) {
      test(`${action}: ${kind}`, () => assert.equal(kindOfAction(action), kind));
    }
  }

  test('itself, if it is made of separators only', () => {
    assert.equal(kindOfAction('___'), '___');
    assert.equal(kindOfAction(''), '');
  });

  test('the kind that an action named like a kind has', () => {
    for (const kind of Object.keys(KINDS)) assert.equal(kindOfAction(kind), kind);
  });

  test('told at once, however long and repetitive it is', () => {
    const started = performance.now();
    for (const word of ['user', 'users', 'login', 'sso', 'auth', 'register', 'appapp', '2fa']) {
      kindOfAction(`${word.repeat(1000 / word.length)}!x`);
    }
    assert.ok(performance.now() - started < 500);
  });
});
