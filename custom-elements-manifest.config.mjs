import {readFileSync} from 'node:fs';
import {customElementJetBrainsPlugin} from 'custom-element-jet-brains-integration';
import {customElementVsCodePlugin} from 'custom-element-vs-code-integration';

const tokenTexts = [
  ['--amt-font', 'Type of all words.'],
  ['--amt-color-surface', 'Background.'],
  ['--amt-color-text', 'Words on the background.'],
  ['--amt-color-border', 'Quiet lines.'],
  ['--amt-color-accent', 'Links, the call button, the focus.'],
  ['--amt-color-focus', 'Ring around what has the focus.'],
  ['--amt-color-go', 'Answer, talking.'],
  ['--amt-color-stop', 'Hang up, decline.'],
  ['--amt-color-wait', 'Waiting, held.'],
  ['--amt-color-on-', 'Words on the colour of this name. Set both, at a contrast of 4.5:1.'],
  ['--amt-space', 'Unit of all distances.'],
  ['--amt-radius', 'Roundness of corners.'],
  ['--amt-shadow', 'Shadow of what floats.'],
  ['--amt-duration', 'How long a change takes; there is no motion where the user wants none.'],
];

/** The manifest speaks of the files that are shipped, not of those they were made from. */
const shippedPaths = {
  name: 'shipped-paths',
  packageLinkPhase({customElementsManifest}) {
    const visit = node => {
      for (const [key, value] of Object.entries(node)) {
        if (key === 'path' || (key === 'module' && typeof value === 'string')) {
          node[key] = value.replace(/^\/?src\//, '').replace(/\.ts$/, '.js');
        } else if (value && typeof value === 'object') visit(value);
      }
    };
    visit(customElementsManifest);
  },
};

/** Each `--amt-…` of the shared tokens with its default: who sets one on an element, or around it, sets it for all in it. */
const tokens = [...readFileSync('src/styles/tokens.ts', 'utf8').matchAll(/var\((--amt-[\w-]+), (.*)\);$/gm)].map(
  ([, name, value]) => ({name, default: value, description: tokenTexts.find(([start]) => name.startsWith(start))?.[1]}),
);
const sharedTokens = {
  name: 'shared-tokens',
  packageLinkPhase({customElementsManifest}) {
    for (const {declarations = []} of customElementsManifest.modules) {
      for (const declaration of declarations) {
        const {tagName, cssProperties = []} = declaration;
        if (tagName && tagName !== 'amt-phone') declaration.cssProperties = [...cssProperties, ...tokens];
      }
    }
  },
};

export default {
  globs: ['src/elements/**/*-element.ts', 'src/parts/**/*-element.ts', 'src/elements/widget.ts', 'src/define/*.ts'],
  outdir: 'dist',
  litelement: true,
  packagejson: false,
  plugins: [
    shippedPaths,
    sharedTokens,
    customElementVsCodePlugin({outdir: 'dist', htmlFileName: 'vscode.html-custom-data.json', hideLogs: true}),
    customElementJetBrainsPlugin({outdir: 'dist', hideLogs: true}),
  ],
};
