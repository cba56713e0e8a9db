import {build} from 'esbuild';

/**
 * Serves each test file as one script with all that it imports: three hundred modules one by one are most of the time
 * of a short test. Workers and pages that a test names by their address are served as they are.
 */
export function bundledTests() {
  let root = '';
  // A map is three times its code; where all files are run, what failed is looked for in a run of its file.
  const sourcemap = process.argv.includes('--files') && 'inline';
  return {
    name: 'bundled-tests',
    serverStart: ({config}) => void (root = config.rootDir),
    async serve({path}) {
      if (!/^\/test\/.*\.test\.ts$/.test(path)) return undefined;
      const {outputFiles} = await build({
        entryPoints: [root + path],
        bundle: true,
        write: false,
        format: 'esm',
        target: 'es2022',
        conditions: ['production'],
        // package.json speaks of the built files alone when it says what has side effects.
        ignoreAnnotations: true,
        sourcemap,
      });
      return {body: outputFiles[0].text, type: 'js'};
    },
  };
}
