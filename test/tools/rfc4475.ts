/**
 * Writes docs/rfc4475.md from the messages and their outcomes, which test/core/rfc4475 proves; `--check` fails where
 * the page is not what it would write.
 *
 *   node --import tsx test/tools/rfc4475.ts [--check]
 */
import {existsSync, readFileSync, writeFileSync} from 'node:fs';
import {messages} from '../core/rfc4475/messages.js';

const file = 'docs/rfc4475.md';
const rows = messages.map(({section, name, what, outcome}) => `| ${section} | ${name} | ${what} | ${outcome} |`);
const text = `# The torture messages of RFC 4475

What becomes of each message when it comes down the phone's own WebSocket. After every one the phone still takes a call
and makes one. The test suite proves each line (\`test/core/rfc4475\`); \`node --import tsx test/tools/rfc4475.ts\` writes
this page.

*rings*: shown to the clerk as a call. *nothing*: a response to no request of ours, which nobody may answer. The phone
takes every number and every address that comes down its registered connection for its own, and reads what can be read
where the RFC allows a 400 as well; it is no registrar (405).

| RFC 4475 | Message | What is odd | Outcome |
| --- | --- | --- | --- |
${rows.join('\n')}
`;
if (!process.argv.includes('--check')) writeFileSync(file, text);
else if (!existsSync(file) || readFileSync(file, 'utf8') !== text) throw new Error(`${file} is out of date`);
