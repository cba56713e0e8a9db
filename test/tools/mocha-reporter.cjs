const {reporters} = require('mocha');
const {describe, record} = require('./counts.cjs');

/** The usual output of mocha, and its figures and failures for the closing lines of all runners. */
module.exports = class CountingReporter extends reporters.Spec {
  constructor(runner, options) {
    super(runner, options);
    const failures = [];
    runner.on('fail', (test, error) => failures.push(describe(test.titlePath().join(' › '), error)));
    runner.once('end', () => record('node', this.stats.passes, this.stats.failures, failures));
  }
};
