/** The import graph has no circles, those of types alone included: each file can be understood without those that use it. */
export default {
  forbidden: [{name: 'no-circles', severity: 'error', from: {}, to: {circular: true}}],
  options: {
    doNotFollow: {path: 'node_modules'},
    tsPreCompilationDeps: true,
    tsConfig: {fileName: 'tsconfig.json'},
    enhancedResolveOptions: {extensions: ['.ts', '.js', '.mjs']},
  },
};
