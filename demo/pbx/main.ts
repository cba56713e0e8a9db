/** @file `tsx demo/pbx/main.ts [--port 5066] [--host 127.0.0.1] [--ring-seconds 30] [--quiet]` */
import {parseArgs} from 'node:util';
import {startPbx} from './index.js';

const {values} = parseArgs({
  options: {
    port: {type: 'string', default: '5066'},
    host: {type: 'string', default: '127.0.0.1'},
    'ring-seconds': {type: 'string', default: '30'},
    quiet: {type: 'boolean', default: false},
  },
});

const pbx = await startPbx({
  port: Number(values.port),
  host: values.host,
  ringSeconds: Number(values['ring-seconds']),
  // Any page of the web can reach the loopback interface; this is for pages of this machine, and programs.
  admits: ({headers: {origin}}) =>
    !origin || /^https?:\/\/(?:127\.0\.0\.1|(?:[\w-]+\.)*localhost)(?::\d+)?$/.test(origin),
  ...(values.quiet ? {} : {log: console.log}),
});
console.log(`Test PBX: ${pbx.url} – clerks 101 to 109, password secret101 and so on`);
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void pbx.close());
