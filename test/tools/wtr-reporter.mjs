import counts from './counts.cjs';

/** Figures of @web/test-runner for the closing line of all runners. */
export function countingReporter() {
  return {
    onTestRunFinished({sessions}) {
      let passed = 0;
      let failed = 0;
      const visit = suite => {
        for (const test of suite.tests) test.passed ? passed++ : failed++;
        suite.suites.forEach(visit);
      };
      for (const session of sessions) {
        if (session.testResults) visit(session.testResults);
        // A file that did not load ran no test, and is a failure all the same.
        if (session.errors.length > 0 || !session.testResults) failed++;
      }
      counts.record('browser', passed, failed);
    },
  };
}
