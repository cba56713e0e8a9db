import {once} from 'node:events';
import {createServer, connect, type AddressInfo, type Socket} from 'node:net';

/** The network between a phone and a WebSocket address, as bytes: what it loses, nobody is told of. */
export interface Path {
  readonly url: string;
  /** All connections of now go silent for ever, without FIN or RST; new ones work. As when a firewall forgets them. */
  forget(): void;
  /** While true nothing gets through, in either direction; what was sent meanwhile arrives late, as TCP has it. */
  lossy: boolean;
  /** While true new connections are refused; those of now are reset when it is set. */
  refusing: boolean;
  stop(): Promise<void>;
}

export async function startPath(url: string): Promise<Path> {
  const target = Number(new URL(url).port);
  const pairs = new Set<readonly [Socket, Socket]>();
  const forgotten = new Set<readonly [Socket, Socket]>();
  let lossy = false;
  let refusing = false;

  const join = (pair: readonly [Socket, Socket]) => {
    const [phone, server] = pair;
    phone.pipe(server).pipe(phone);
  };
  const part = ([phone, server]: readonly [Socket, Socket]) => {
    phone.unpipe(server).pause();
    server.unpipe(phone).pause();
  };
  const proxy = createServer({pauseOnConnect: true, allowHalfOpen: true}, phone => {
    if (refusing) return void phone.resetAndDestroy();
    const server = connect({port: target, host: '127.0.0.1', allowHalfOpen: true});
    const pair = [phone, server] as const;
    pairs.add(pair);
    for (const socket of pair) {
      socket.on('error', () => {});
      socket.on('close', () => {
        pairs.delete(pair);
        // The end of one is the end of the other, unless the news of it is lost.
        if (!phone.isPaused()) for (const other of pair) other.destroy();
      });
    }
    server.pause();
    if (!lossy) join(pair);
  });
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  const destroyAll = () => {
    for (const pair of pairs) for (const socket of pair) socket.resetAndDestroy();
    pairs.clear();
  };

  return {
    url: url.replace(`:${target}`, `:${(proxy.address() as AddressInfo).port}`),
    forget() {
      for (const pair of pairs) {
        part(pair);
        forgotten.add(pair);
      }
      pairs.clear();
    },
    get lossy() {
      return lossy;
    },
    set lossy(value) {
      lossy = value;
      for (const pair of pairs) (value ? part : join)(pair);
    },
    get refusing() {
      return refusing;
    },
    set refusing(value) {
      refusing = value;
      if (value) destroyAll();
    },
    async stop() {
      destroyAll();
      for (const pair of forgotten) for (const socket of pair) socket.destroy();
      await new Promise(resolve => proxy.close(resolve));
    },
  };
}
