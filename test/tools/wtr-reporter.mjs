import {basename} from 'node:path';
import counts from './counts.cjs';

/** Figures and failures of @web/test-runner for the closing lines of all runners. */
export function countingReporter() {
  return {
    onTestRunFinished({sessions}) {
      let passed = 0;
      const failures = [];
      const visit = (suite, path) => {
        for (const test of suite.tests) {
          if (test.passed) passed++;
          else failures.push(counts.describe([...path, test.name].join(' › '), test.error));
        }
        for (const inner of suite.suites) visit(inner, [...path, inner.name]);
      };
      for (const session of sessions) {
        const file = basename(session.testFile);
        if (session.testResults) visit(session.testResults, [session.browser.name, file]);
        // A file that did not load ran no test, and is a failure all the same.
        if (session.errors.length > 0 || !session.testResults) {
          failures.push(counts.describe(`${session.browser.name} › ${file}`, session.errors[0] ?? 'ran no test'));
        }
      }
      counts.record('browser', passed, failures.length, failures);
    },
  };
}
