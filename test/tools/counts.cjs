/** @file Counts what the test runners ran, for the one closing line of all of them. */
const {appendFileSync} = require('node:fs');

/** Appends one runner's figures, and what failed in it or could not be run, to the file that `AMT_COUNTS` names. */
exports.record = (name, passed, failed, failures = [], notRun = []) => {
  if (!process.env.AMT_COUNTS) return;
  appendFileSync(process.env.AMT_COUNTS, `${JSON.stringify({name, passed, failed, failures, notRun})}\n`);
};

/** A failure in two or three lines, so that the end of a long log tells what is wrong. */
exports.describe = (title, error) => {
  const lines = `${error?.message ?? error ?? 'failed'}`.split('\n').filter(line => line.trim());
  return `${title}\n    ${lines.slice(0, 3).join('\n    ').slice(0, 600)}`;
};
