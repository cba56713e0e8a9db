import {createReadStream, existsSync, readFileSync, statSync} from 'node:fs';
import {createServer} from 'node:http';
import {once} from 'node:events';
import type {AddressInfo} from 'node:net';
import {extname, join, normalize} from 'node:path';
import {fileURLToPath} from 'node:url';
import {gzipSync} from 'node:zlib';
import {houseAddress} from '../../interop/network.js';

/** A web server with the built product and a page for each clerk, under the strictest policy it has to live with. */
export interface Site {
  /** Address of a page that embeds the phone with this configuration: an object, the text that is served for it, or null for none. */
  page(name: string, configuration: object | string | null, host?: SiteHost): string;
  /** The origin of one of the names. */
  origin(host: SiteHost): string;
  /** Serves these files instead of those that were built, by their path; none: all as they were built. */
  deploy(files: ReadonlyMap<string, string>): void;
  /** Bytes that went out, headers and all, until now or this moment in epoch milliseconds. */
  sent(until?: number): number;
  stop(): Promise<void>;
}

/**
 * The names under which the site is served: by its address; the phone's own host and two applications of one site; a
 * host there that the phone's configuration does not name; a host that may not even frame the bridge; a host of
 * another site.
 */
export type SiteHost = 'address' | 'telefon' | 'intranet' | 'fachverfahren' | 'unlisted' | 'unframed' | 'foreign';

const names: Record<Exclude<SiteHost, 'address'>, string> = {
  telefon: 'telefon.amt.localhost',
  intranet: 'intranet.amt.localhost',
  fachverfahren: 'fachverfahren.amt.localhost',
  unlisted: 'unlisted.amt.localhost',
  unframed: 'unframed.amt.localhost',
  foreign: 'kreis.localhost',
};

/** Who may frame the bridge. */
const embedders: readonly SiteHost[] = ['intranet', 'fachverfahren', 'unlisted', 'foreign'];

export interface SiteOptions {
  /** The directory of the built product. */
  readonly dist?: string;
  /** A clerk's page. `phone`: origin of the phone, where that is another one. */
  readonly markup?: (name: string, phone: string) => string;
  /** Whether files go out packed, once for all who ask for them. */
  readonly gzip?: boolean;
}

const built = fileURLToPath(new URL('../../../dist', import.meta.url));

const types: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.json': 'application/json',
  '.css': 'text/css; charset=utf-8',
  '.wasm': 'application/wasm',
};

/** `phone`: origin of the phone, where that is another one. WebAssembly is for pages whose configuration needs it. */
const policy = (phone: string, embedders: string, configuration = '') =>
  [
    "default-src 'none'",
    `script-src 'self' ${phone}${configuration.includes('"rnnoise"') ? " 'wasm-unsafe-eval'" : ''}`,
    "style-src 'self'",
    "worker-src 'self'",
    `frame-src ${phone || "'self'"}`,
    `frame-ancestors ${embedders || "'none'"}`,
    "img-src 'self' data:",
    "media-src 'self' blob: mediastream:",
    // The lines to the test PBXs have ports of their own.
    `connect-src 'self' ws://127.0.0.1:* ws://${houseAddress}:*`,
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types amtsleitung amtsleitung-html',
  ].join('; ');

const clerkPage = (name: string, phone: string) => `<!doctype html>
<html lang="de">
  <meta charset="utf-8" />
  <title>Telefon ${name}</title>
  <script src="${phone}/amtsleitung.js" async></script>
  <body>
    <h1>Sachbearbeitung</h1>
    <amt-phone config="${phone}/clerk/${name}.json"></amt-phone>
    <amt-phone-bar></amt-phone-bar>
  </body>
</html>
`;

export async function startSite({dist = built, markup = clerkPage, gzip = false}: SiteOptions = {}): Promise<Site> {
  if (!existsSync(join(dist, 'amtsleitung.js')))
    throw new Error(`amtsleitung.js is missing in ${dist}: run "npm run build"`);
  const configurations = new Map<string, string>();
  const packed = new Map<string, Buffer>();
  const answers: {readonly at: number; readonly bytes: number}[] = [];
  let deployed: ReadonlyMap<string, string> = new Map();
  const origin = (host: SiteHost) => `http://${host === 'address' ? '127.0.0.1' : names[host]}:${port}`;

  const server = createServer((request, response) => {
    const {socket} = request;
    const before = socket.bytesWritten;
    response.on('finish', () => answers.push({at: Date.now(), bytes: socket.bytesWritten - before}));
    const {pathname} = new URL(request.url ?? '/', 'http://localhost');
    const send = (type: string, text: string) => response.writeHead(200, {'content-type': type}).end(text);
    const host = request.headers.host ?? '';
    const phone = /localhost(:|$)/.test(host) ? origin('telefon') : '';
    const elsewhere = phone === `http://${host}` ? '' : phone;
    const framing = pathname === '/bridge.html' ? embedders.map(origin).join(' ') : '';
    const [, name, extension] = /^\/clerk\/([\w-]+)(\.\w+)$/.exec(pathname) ?? [];
    const configuration = configurations.get(name ?? '');
    response.setHeader('content-security-policy', policy(elsewhere, framing, configuration));
    response.setHeader('cache-control', 'no-store');
    const file = join(dist, normalize(pathname));
    if (name && extension === '.html') send('text/html; charset=utf-8', markup(name, elsewhere));
    else if (configuration !== undefined && extension === '.json') send('application/json', configuration);
    else if (deployed.has(pathname)) send(types['.js'] ?? '', deployed.get(pathname) ?? '');
    else if (file.startsWith(dist) && extname(file) in types && existsSync(file)) {
      // As web servers do: asked for each time, sent when it changed.
      const {mtimeMs, size} = statSync(file);
      const tag = `"${mtimeMs}-${size}"`;
      response.setHeader('cache-control', 'no-cache').setHeader('etag', tag);
      if (request.headers['if-none-match'] === tag) return void response.writeHead(304).end();
      response.setHeader('content-type', types[extname(file)] ?? '');
      if (!gzip) return void createReadStream(file).pipe(response);
      response.setHeader('content-encoding', 'gzip');
      const bytes = packed.get(tag + file) ?? gzipSync(readFileSync(file));
      packed.set(tag + file, bytes);
      response.end(bytes);
    } else response.writeHead(404).end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const {port} = server.address() as AddressInfo;

  return {
    origin,
    deploy: files => (deployed = files),
    sent: (until = Infinity) => answers.filter(({at}) => at < until).reduce((sum, {bytes}) => sum + bytes, 0),
    page(name, configuration, host = 'address') {
      if (configuration === null) configurations.delete(name);
      else configurations.set(name, typeof configuration === 'string' ? configuration : JSON.stringify(configuration));
      return `${origin(host)}/clerk/${name}.html`;
    },
    async stop() {
      server.closeAllConnections();
      await new Promise(resolve => server.close(resolve));
    },
  };
}
