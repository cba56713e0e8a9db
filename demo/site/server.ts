/** @file The demo's web server: two applications that embed the phone, and the test PBX on the same port. */
import {createServer, type IncomingMessage, type Server, type ServerResponse} from 'node:http';
import {startPbx, type Pbx} from '../pbx/index.js';
import {fachverfahren} from '../fachverfahren/pages.js';
import {intranet} from '../intranet/pages.js';
import {CallStore} from './call-store.js';
import {staticFile} from './files.js';
import {headersFor} from './headers.js';
import {hostOf, isOwnPage, type Application, type Host} from './hosts.js';
import {startPage} from './start-page.js';
import {employee} from './staff.js';
import {simulate, telephoneData, type Answer} from './telephone.js';
import type {Reply, Visit} from './visit.js';

export interface Site {
  /** `http://localhost:8080` */
  readonly origin: string;
  readonly port: number;
  readonly pbx: Pbx;
  close(): Promise<void>;
}

/** A form of the demo is a note of a few lines; a call has as many. */
const MAX_FORM_BYTES = 10_000;
const applications: Readonly<Record<Application, (visit: Visit) => Reply | undefined>> = {
  intranet,
  wohngeld: fachverfahren,
};

/** Serves on the loopback interface alone. Rejects when the port is taken; port 0 takes any free one. */
export async function startSite({port = 0}: {port?: number} = {}): Promise<Site> {
  const calls = new CallStore();
  const server = createServer((request, response) => {
    serve(request, response, pbx, calls).catch((error: unknown) => {
      console.error(error);
      if (!response.headersSent) response.writeHead(500);
      response.end();
    });
  });
  await listen(server, port);
  const pbx = await startPbx({
    server,
    path: '/ws',
    admits: ({headers}) => isOwnPage(headers.host, headers.origin),
  });
  // The PBX takes its own path; a socket that nobody takes would stay open.
  server.on('upgrade', ({url}, socket) => void (url?.split('?')[0] === '/ws' || socket.destroy()));
  const address = server.address();
  const bound = typeof address === 'object' && address ? address.port : port;
  return {
    origin: `http://localhost:${bound}`,
    port: bound,
    pbx,
    async close() {
      await pbx.close();
      server.closeAllConnections();
      await new Promise(resolve => server.close(resolve));
    },
  };
}

async function serve(request: IncomingMessage, response: ServerResponse, pbx: Pbx, calls: CallStore): Promise<void> {
  const host = hostOf(request.headers.host);
  if (!host) return void response.writeHead(421).end();
  const {pathname: path, searchParams: query} = new URL(request.url ?? '/', host.origin);
  const {method = ''} = request;
  const isPost = method === 'POST';
  if (!['GET', 'HEAD', 'POST', 'DELETE'].includes(method)) return void response.writeHead(405).end();
  // A page elsewhere may not make phones ring here, or read a password.
  if (!isFromHere(request, host)) return void response.writeHead(403, headersFor(host)).end();

  const body = isPost ? await readBody(request) : '';
  const kept = calls.answer({method, path, query, body});
  const answer = kept ?? (isPost ? await simulate(path, pbx) : telephoneData(path, query, host));
  if (answer) return sendJson(response, host, answer);
  const file = isPost ? undefined : await staticFile(path);
  if (file) {
    const headers = {...headersFor(host, path), 'Content-Type': file.type};
    return void response.writeHead(200, headers).end(file.content);
  }
  sendPage(response, host, page(path, query, host, isPost ? new URLSearchParams(body) : undefined));
}

function page(path: string, query: URLSearchParams, host: Host, form?: URLSearchParams): Reply | undefined {
  if (path === '/')
    return host.application ? {location: `/101/${host.application}/`} : {page: startPage(host.addresses)};
  const [, extension = '', application = '', rest = ''] =
    /^\/(\d{3})\/(?:(intranet|wohngeld)\/(.*))?$/.exec(path) ?? [];
  const clerk = employee(extension);
  if (!clerk) return undefined;
  if (!application) return {location: `/${extension}/${host.application ?? 'intranet'}/`};
  const wanted = application as Application;
  const {addresses} = host;
  if (host.application && host.application !== wanted) return {location: addresses[wanted] + path};
  return applications[wanted]({clerk, addresses, path: rest, query, ...(form && {form})});
}

/** Reads of data and all writes: from our own pages and their worker, or typed in by hand. */
function isFromHere({url = '', method = '', headers}: IncomingMessage, {origin}: Host): boolean {
  if (method === 'POST' || method === 'DELETE') return headers.origin === origin;
  const site = headers['sec-fetch-site'];
  return !url.startsWith('/telefon/') || site === undefined || site === 'same-origin' || site === 'none';
}

async function readBody(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request.setEncoding('utf8')) {
    text += String(chunk);
    if (text.length > MAX_FORM_BYTES) break;
  }
  return text.slice(0, MAX_FORM_BYTES);
}

function sendJson(response: ServerResponse, host: Host, {status, json}: Answer): void {
  response.writeHead(status, {...headersFor(host), 'Content-Type': 'application/json'}).end(JSON.stringify(json));
}

function sendPage(response: ServerResponse, host: Host, reply: Reply | undefined): void {
  const headers = headersFor(host);
  if (reply && 'location' in reply) {
    response.writeHead(303, {...headers, Location: reply.location}).end();
  } else if (reply) {
    response.writeHead(200, {...headers, 'Content-Type': 'text/html; charset=utf-8'}).end(reply.page.text);
  } else {
    response
      .writeHead(404, {...headers, 'Content-Type': 'text/html; charset=utf-8'})
      .end(startPage(host.addresses, true).text);
  }
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve();
    });
  });
}
