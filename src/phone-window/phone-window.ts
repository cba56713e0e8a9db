/** @file Script of the phone window's page: whose phone it is, and how it looks. The rest is the one script's. */

const {searchParams} = new URL(location.href);
document.documentElement.lang = searchParams.get('lang') ?? 'de';

// A configuration from elsewhere could send the login to any server.
const configuration = searchParams.get('config') ?? '';
const isOurs = URL.canParse(configuration, location.href) && new URL(configuration, location.href).origin === origin;

addEventListener('DOMContentLoaded', () => {
  if (isOurs) document.querySelector('amt-phone')?.setAttribute('config', configuration);
});

const looks = new CSSStyleSheet();
looks.replaceSync(`
  :root { color-scheme: light dark; background: Canvas; --amt-font-size: 16px; }
  body { margin: 8px; }
`);
document.adoptedStyleSheets = [looks];
