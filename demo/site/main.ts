/** @file `tsx demo/site/main.ts [--port 8080]`: starts the demo and says how to try it. */
import {parseArgs} from 'node:util';
import {startSite, type Site} from './server.js';

const FIRST_PORT = 8080;
const PORTS_TRIED = 20;

const {values} = parseArgs({options: {port: {type: 'string'}}});

try {
  announce(await start());
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}

/** On the port that was asked for, or on the first free one from 8080. */
async function start(): Promise<Site> {
  if (values.port !== undefined) {
    const port = Number(values.port);
    if (!/^\d+$/.test(values.port) || port > 65_535) throw new Error(`--port ${values.port} is not a port number.`);
    return startSite({port}).catch((error: NodeJS.ErrnoException) => {
      throw new Error(
        isTaken(error) ? `Port ${port} is in use. Choose another one with --port, or none.` : error.message,
      );
    });
  }
  for (let port = FIRST_PORT; ; port += 1) {
    try {
      return await startSite({port});
    } catch (error) {
      if (!isTaken(error) || port >= FIRST_PORT + PORTS_TRIED) throw error;
    }
  }
}

/** In use, or kept by Windows for itself (EACCES). */
function isTaken(error: unknown): boolean {
  const {code} = error as NodeJS.ErrnoException;
  return code === 'EADDRINUSE' || code === 'EACCES';
}

function announce({origin, port, close}: Site): void {
  const intranet = `http://intranet.amt.localhost:${port}`;
  console.log(`
Amtsleitung is ready.

  Two telephones in one browser – open each in a tab of its own:

    ${intranet}/101/   Maria Huber, extension 101
    ${intranet}/102/   Josef Maier, extension 102

  Allow the microphone, dial 102 in the first tab and answer in the second; or let a citizen call
  with the strip at the foot of the page. Change to other pages in the middle of a call: "Wohngeld"
  is another application on another host.

  A browser that does not know these names finds the same at ${origin}/

  Everything stays on this computer. Ctrl+C ends it.
`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void close().then(() => process.exit()));
}
