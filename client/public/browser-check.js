/*
 * Runs before our modules, in any browser, so it is written for the oldest. It looks for what the
 * apps need and, where something is missing, removes the app and shows the words that the page
 * already holds.
 */
(function () {
  var script = document.currentScript;
  var page = document.getElementById('unsupported');
  var stacked = 'display:grid;gap:1em;';

  function missing() {
    if (!('noModule' in document.createElement('script'))) return 'browser';
    if (!window.AbortSignal || !AbortSignal.timeout || !Object.hasOwn || !window.structuredClone) return 'browser';
    if (!script || script.getAttribute('data-needs') !== 'offline') return '';
    if (!isChromium()) return 'browser';
    if (window.isSecureContext === false || !window.crypto || !crypto.subtle) return 'insecure';
    if (!window.indexedDB || !('serviceWorker' in navigator)) return 'storage';
    return '';
  }

  function isChromium() {
    var version = /Chrom(?:e|ium)\/(\d+)/.exec(navigator.userAgent);
    return version !== null && Number(version[1]) >= 109;
  }

  function show(reason) {
    var app = document.getElementById('app');
    if (app) app.parentNode.removeChild(app);
    var reasons = page.querySelectorAll('[data-reason]');
    for (var index = 0; index < reasons.length; index += 1) {
      if (reasons[index].getAttribute('data-reason') === reason) {
        reasons[index].removeAttribute('hidden');
        reasons[index].style.cssText = stacked;
      }
    }
    page.style.cssText = stacked + 'max-width:36em;margin:3em auto;padding:0 1em;font:1.1em/1.5 sans-serif';
    page.removeAttribute('hidden');
  }

  var reason = missing();
  if (reason) show(reason);
})();
