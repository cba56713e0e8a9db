import {customElementJetBrainsPlugin} from 'custom-element-jet-brains-integration';
import {customElementVsCodePlugin} from 'custom-element-vs-code-integration';

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

export default {
  globs: ['src/elements/**/*-element.ts', 'src/elements/widget.ts', 'src/define/*.ts'],
  outdir: 'dist',
  litelement: true,
  packagejson: false,
  plugins: [
    shippedPaths,
    customElementVsCodePlugin({outdir: 'dist', htmlFileName: 'vscode.html-custom-data.json', hideLogs: true}),
    customElementJetBrainsPlugin({outdir: 'dist', hideLogs: true}),
  ],
};
