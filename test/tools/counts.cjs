/** @file Counts what the test runners ran, for the one closing line of all of them. */
const {appendFileSync} = require('node:fs');

/** Appends one runner's figures to the file that `AMT_COUNTS` names. */
exports.record = (name, passed, failed) => {
  if (process.env.AMT_COUNTS) appendFileSync(process.env.AMT_COUNTS, `${JSON.stringify({name, passed, failed})}\n`);
};
