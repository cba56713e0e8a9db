/** @file Serves the gallery on the loopback interface; its scripts are bundled when it starts. */
import {once} from 'node:events';
import {readFile} from 'node:fs/promises';
import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import {extname} from 'node:path';
import {fileURLToPath} from 'node:url';
import {build} from 'esbuild';

export interface GalleryServer {
  /** `http://localhost:8090` */
  readonly origin: string;
  close(): Promise<void>;
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css',
  '.js': 'text/javascript',
};
const pages = {'/': 'index.html', '/frame.html': 'frame.html', '/index.css': 'index.css', '/frame.css': 'frame.css'};
const headers = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; frame-src 'self'; require-trusted-types-for 'script'; trusted-types lit-html; form-action 'self'; base-uri 'none'",
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
};

/** Port 0 takes any free one. Rejects when the port is taken. */
export async function serveGallery(port = 0): Promise<GalleryServer> {
  const files = new Map<string, string | Uint8Array>(await scripts());
  for (const [path, name] of Object.entries(pages))
    files.set(path, await readFile(new URL(name, import.meta.url), 'utf8'));
  const server = createServer(({url = '/'}, response) => {
    const {pathname} = new URL(url, 'http://localhost');
    const body = files.get(pathname);
    const type = types[extname(pathname) || '.html'] ?? 'text/plain';
    if (body === undefined) response.writeHead(404, headers).end();
    else response.writeHead(200, {...headers, 'content-type': type}).end(body);
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return {
    origin: `http://localhost:${(server.address() as AddressInfo).port}`,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

async function scripts(): Promise<[string, Uint8Array][]> {
  const {outputFiles} = await build({
    entryPoints: ['index', 'frame'].map(name => fileURLToPath(new URL(`${name}.ts`, import.meta.url))),
    bundle: true,
    write: false,
    outdir: '/',
    format: 'esm',
    target: 'es2022',
    conditions: ['production'],
    // package.json speaks of the built files alone when it says what has side effects.
    ignoreAnnotations: true,
  });
  return outputFiles.map(({path, contents}) => [`/${path.split(/[\\/]/).at(-1)}`, contents]);
}
