// Runs before the first paint, so that neither theme nor direction flickers. Its keys are those of src/app/preferences.ts.
(function () {
  var root = document.documentElement;
  var stored = function (key) {
    try {
      return localStorage.getItem(key);
    } catch {
      return null; // Storage is switched off: the defaults hold.
    }
  };
  var language = new URLSearchParams(location.search).get('lang') || stored('marsad.language');
  if (language === 'en') {
    root.lang = 'en';
    root.dir = 'ltr';
  }
  var theme = stored('marsad.theme');
  if (theme === 'light' || theme === 'dark') root.dataset.theme = theme;
})();
