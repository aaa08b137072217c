/**
 * Stands in for https://www.google.com/recaptcha/enterprise.js: its tokens tell the emulator what to
 * find, as the page has it chosen.
 */
window.grecaptcha = {
  enterprise: {
    ready: (callback) => queueMicrotask(callback),
    async execute(_siteKey, { action }) {
      const { value: finding } = document.getElementById('finding');
      if (finding === '') return '';
      const wishes = new URLSearchParams(finding);
      if (!wishes.has('action')) wishes.set('action', action);
      return `emulator?${wishes}&once=${crypto.randomUUID()}`;
    },
  },
};
