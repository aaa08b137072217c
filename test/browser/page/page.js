/** The page of a site that protects its sign-in: nothing in here knows a secret. */
const element = (id) => document.getElementById(id);
let session;

function onSubmit(form, act) {
  element(form).addEventListener('submit', (event) => {
    event.preventDefault();
    act().catch((error) => tell({ outcome: `It failed: ${error.message}` }));
  });
}

/** As Google's own pages load it. */
function loadRecaptcha(siteKey) {
  const script = document.createElement('script');
  script.src = `/recaptcha/enterprise.js?render=${encodeURIComponent(siteKey)}`;
  return new Promise((resolve, reject) => {
    script.addEventListener('load', resolve);
    script.addEventListener('error', () => reject(new Error('reCAPTCHA was not loaded')));
    document.head.append(script);
  });
}

async function post(path, body) {
  const response = await fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return response.json();
}

async function signIn() {
  const siteKey = element('site-key').value;
  const { enterprise } = window.grecaptcha;
  await new Promise((resolve) => enterprise.ready(resolve));
  const token = await enterprise.execute(siteKey, { action: 'login' });
  const { value: user } = element('user');
  const { value: password } = element('password');
  tell(await post('/sign-in', { siteKey, token, user, password }));
}

async function prove() {
  tell(await post('/second-factor', { session, code: element('code').value }));
}

function tell(told) {
  session = told.session ?? session;
  element('second-factor-form').hidden = !told.asksForSecondFactor;
  element('result').hidden = false;
  element('outcome').textContent = told.outcome;
  if (told.answer) {
    element('verdict').textContent = told.answer.verdict;
    element('because').textContent = told.answer.because;
    element('assessment').textContent = told.answer.assessment ?? 'none';
    element('answer').textContent = JSON.stringify(told.answer, null, 2);
  }
  element('labels').textContent = (told.labels ?? []).join(', ') || 'nothing yet';
}

onSubmit('key-form', async () => {
  await loadRecaptcha(element('site-key').value);
  element('sign-in-form').hidden = false;
});
onSubmit('sign-in-form', signIn);
onSubmit('second-factor-form', prove);
