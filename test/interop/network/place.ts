/**
 * @file A place in a network of the tests' own: `unshare --net node place.ts`. The namespace lives as long as this process and
 * what was started in it, and this process as long as its parent: nothing is left behind, however a run ends.
 */
import {execFileSync} from 'node:child_process';
import {once} from 'node:events';
import {connect, createServer, type Server, type Socket} from 'node:net';
import type {Answer, Question} from './questions.js';

const answer = (message: Answer, handle?: Server | Socket) =>
  new Promise<void>(resolve => process.send?.(message, handle, {}, () => resolve()));

process.on('message', (question: Question) => {
  act(question).catch((error: unknown) => answer({id: question.id, error: String(error)}));
});
process.on('disconnect', () => process.exit());
// Ctrl-C goes to all at once: the parent decides when this ends.
process.on('SIGINT', () => {});

async function act({id, ask}: Question): Promise<void> {
  if ('run' in ask) {
    const [command = '', ...args] = ask.run;
    execFileSync(command, args, {stdio: ['ignore', 'ignore', 'pipe']});
    await answer({id});
  } else if ('listen' in ask) {
    const server = createServer().listen(ask.port, ask.listen);
    await once(server, 'listening');
    await answer({id}, server);
    server.close();
  } else {
    const socket = connect(ask.connect, '127.0.0.1');
    await once(socket, 'connect');
    await answer({id}, socket);
  }
}

await answer({id: 0});
