import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import lit from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import wc from 'eslint-plugin-wc';
import ts from 'typescript-eslint';

/**
 * The rooms of the house: what each folder of `src` may import. A folder that is not listed for a room
 * is forbidden there. See docs/architecture.md.
 */
const rooms = {
  protocol: {folders: [], packages: []},
  sdp: {folders: ['protocol'], packages: []},
  numbers: {folders: ['protocol'], packages: []},
  directory: {folders: ['protocol'], packages: ['minisearch']},
  dialling: {folders: ['numbers', 'protocol'], packages: []},
  core: {folders: ['protocol', 'sdp', 'numbers', 'dialling', 'directory'], packages: ['sip.js']},
  worker: {folders: ['core', 'protocol'], packages: []},
  media: {folders: ['protocol', 'sdp', 'script'], packages: []},
  script: {folders: ['protocol'], packages: []},
  client: {folders: ['protocol', 'media', 'script'], packages: []},
  'pages/bridge': {folders: ['client', 'dialling', 'protocol', 'script'], packages: []},
  'pages/confirm': {folders: ['i18n', 'styles', 'protocol'], packages: ['lit']},
  'pages/notices': {folders: ['protocol'], packages: []},
  'pages/phone-window': {folders: ['client', 'protocol'], packages: []},
  'pages/tel': {folders: ['elements'], packages: []},
  i18n: {folders: [], packages: []},
  styles: {folders: [], packages: ['lit']},
  icons: {folders: [], packages: ['lit']},
  controllers: {folders: ['client', 'dialling', 'protocol', 'i18n', 'script'], packages: ['lit']},
  elements: {
    folders: ['controllers', 'client', 'dialling', 'i18n', 'styles', 'icons', 'numbers', 'protocol', 'script'],
    packages: ['lit'],
  },
  parts: {
    folders: ['elements', 'controllers', 'client', 'dialling', 'i18n', 'styles', 'icons', 'protocol', 'script'],
    packages: ['lit'],
  },
  define: {folders: ['elements', 'parts'], packages: []},
  testing: {folders: ['client', 'protocol'], packages: []},
  frameworks: {folders: ['client', 'elements', 'parts', 'protocol'], packages: []},
};

const packages = ['lit', 'sip.js', 'libphonenumber-js', 'minisearch'];

/** What `import` and `import()` may not name in a room. */
const patterns = (room, {folders, packages: allowed}) => [
  {
    regex: `^(\\.\\./)+(?!\\.)(${Object.keys(rooms)
      .filter(other => other !== room && !folders.includes(other))
      .map(other => other.replace('pages/', '(pages/)?'))
      .join('|')})/`,
    message: `src/${room}/ may import only from: ${folders.join(', ') || 'nothing'}.`,
  },
  ...packages
    .filter(name => !allowed.includes(name))
    .map(name => ({regex: `^${name.replace('.', '\\.')}(/|$)`, message: `src/${room}/ may not use ${name}.`})),
  {regex: '^sip\\.js/', message: 'sip.js has no exports map: import from "sip.js" alone.'},
];

const roomRules = Object.entries(rooms).map(([room, may]) => ({
  files: [`src/${room}/**/*.ts`],
  rules: {
    'no-restricted-imports': ['error', {patterns: patterns(room, may)}],
    'no-restricted-syntax': [
      'error',
      ...patterns(room, may).map(({regex, message}) => ({
        selector: `ImportExpression > Literal[value=/${regex.replaceAll('/', '\\/')}/]`,
        message,
      })),
      {
        selector:
          "TaggedTemplateExpression[tag.name='html'] > TemplateLiteral > TemplateElement:first-child[value.raw=/^ /]",
        message: 'The build trims templates: a blank before a tag belongs into an expression.',
      },
      {
        selector: 'TaggedTemplateExpression > TemplateLiteral > TemplateElement[value.raw=/^\\u002f>/]',
        message: 'The build takes this slash for a part of the value before it: write the closing tag.',
      },
    ],
  },
}));

const noDom = ['window', 'document', 'navigator', 'localStorage', 'sessionStorage'].map(name => ({
  name,
  message: 'This folder also runs in a SharedWorker and in Node: no DOM.',
}));

export default ts.config(
  {ignores: ['dist/', 'node_modules/', '.cache/']},
  js.configs.recommended,
  ts.configs.strict,
  {
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-empty-function': 'off',
      // Declaration merging needs interfaces.
      '@typescript-eslint/no-empty-object-type': ['error', {allowInterfaces: 'with-single-extends'}],
      '@typescript-eslint/no-unused-vars': ['error', {argsIgnorePattern: '^_', caughtErrors: 'none'}],
      'no-console': 'error',
      eqeqeq: ['error', 'smart'],
    },
  },
  {
    files: ['src/**/*.ts', 'demo/**/*.ts', 'test/**/*.ts'],
    languageOptions: {parserOptions: {projectService: true}},
    rules: {
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/only-throw-error': 'error',
      '@typescript-eslint/return-await': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', {considerDefaultExhaustiveForUnions: true}],
    },
  },
  {files: ['demo/**', 'test/**', '*.mjs', '*.js', 'src/client/report.ts'], rules: {'no-console': 'off'}},
  {
    files: ['**/*.mjs', '*.js', '**/*.cjs'],
    languageOptions: {
      globals: {process: 'readonly', console: 'readonly', URL: 'readonly', setTimeout: 'readonly', fetch: 'readonly'},
    },
  },
  {
    files: ['**/*.cjs'],
    languageOptions: {sourceType: 'commonjs', globals: {require: 'readonly', module: 'writable', exports: 'writable'}},
    rules: {'@typescript-eslint/no-require-imports': 'off'},
  },
  // Where a class of SIP.js is that nobody uses.
  {files: ['build/sipjs/**'], rules: {'@typescript-eslint/no-extraneous-class': ['error', {allowEmpty: true}]}},
  {files: ['test/**'], rules: {'@typescript-eslint/no-unused-expressions': 'off'}},
  {
    files: ['src/elements/**', 'src/parts/**', 'src/controllers/**', 'src/pages/confirm/**'],
    plugins: {lit, wc, 'lit-a11y': litA11y},
    rules: {
      ...lit.configs['flat/recommended'].rules,
      ...wc.configs['flat/best-practice'].rules,
      ...litA11y.configs.recommended.rules,
      'lit/attribute-names': ['error', {convention: 'kebab'}],
      'lit/no-this-assign-in-render': 'error',
    },
  },
  {
    files: ['src/**'],
    rules: {
      'no-restricted-properties': [
        'error',
        {property: 'innerHTML', message: 'Remote strings are text, never HTML.'},
        {property: 'outerHTML', message: 'Remote strings are text, never HTML.'},
        {property: 'insertAdjacentHTML', message: 'Remote strings are text, never HTML.'},
      ],
    },
  },
  {
    files: [
      'src/core/**',
      'src/worker/**',
      'src/protocol/**',
      'src/sdp/**',
      'src/media/{sdp,quality}/**',
      'src/numbers/**',
      'src/directory/**',
      'src/dialling/**',
    ],
    rules: {'no-restricted-globals': ['error', ...noDom]},
  },
  {
    files: ['src/client/**', 'src/controllers/**', 'src/elements/**', 'src/parts/**', 'src/define/**'],
    rules: {
      'no-restricted-globals': [
        'error',
        {name: 'document', message: 'A form of the page may be named like what is asked: use src/script/page.ts.'},
      ],
    },
  },
  ...roomRules,
  ...Object.entries({testing: 'client', numbers: 'protocol'}).map(([room, from]) => ({
    files: [`src/${room}/**`],
    rules: {
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          patterns: [
            {regex: `/${from}/`, allowTypeImports: true, message: `src/${room}/ takes types alone from ${from}.`},
          ],
        },
      ],
    },
  })),
  prettier,
);
