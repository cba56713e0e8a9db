const {reporters} = require('mocha');
const {record} = require('./counts.cjs');

/** The usual output of mocha, and its figures for the closing line of all runners. */
module.exports = class CountingReporter extends reporters.Spec {
  constructor(runner, options) {
    super(runner, options);
    runner.once('end', () => record('node', this.stats.passes, this.stats.failures));
  }
};
