/** @file What the phone asks the site for: its configuration, its login; and what the demo asks the PBX for. */
import type {Pbx} from '../pbx/index.js';
import {askBook, house} from './directory.js';
import {embedders, type Host} from './hosts.js';
import {type Employee, credentialsOf, employee, staff} from './staff.js';

/** Who has a case in the case management, under a number that is kept free for films and books. */
const citizen = {name: 'Schmid, Anna', number: '08999998765'};

export interface Answer {
  readonly status: number;
  readonly json: unknown;
}

/** `/telefon/101.json`, `/telefon/zugang/101`, and the directory. Undefined for every other path. */
export function telephoneData(path: string, query: URLSearchParams, host: Host): Answer | undefined {
  if (path === '/telefon/haus.json') return {status: 200, json: house};
  if (path === '/telefon/telefonbuch') return {status: 200, json: askBook(query.get('q') ?? '')};
  const [, credentials, extension = ''] = /^\/telefon\/(zugang\/)?(\d{3})(?:\.json)?$/.exec(path) ?? [];
  const clerk = employee(extension);
  if (!clerk) return undefined;
  return {status: 200, json: credentials ? credentialsOf(clerk) : configurationOf(clerk.extension, host)};
}

const departments = [...new Set(staff.map(({department}) => department))];
const memberOf = ({sortName, extension, task}: Employee) => ({name: sortName, number: extension, department: task});

/** Relative addresses are the phone's own host, whichever of the names it was asked by. */
function configurationOf(extension: string, host: Host) {
  return {
    servers: ['/ws'],
    credentials: `/telefon/zugang/${extension}`,
    iceServers: [],
    hosts: embedders(host),
    site: {country: '49', area: '861', head: '58', extensionDigits: [3], trunkPrefix: '0', mode: 'direct'},
    lamps: staff.filter(one => one.extension !== extension).map(one => one.extension),
    team: departments.map(name => ({name, members: staff.filter(({department}) => department === name).map(memberOf)})),
    voicemail: true,
    voicemailNumber: '9664',
    history: {store: `/telefon/anrufe/${extension}`},
    directory: [
      {name: 'Haus', entries: '/telefon/haus.json'},
      {name: 'Telefonbuch', url: '/telefon/telefonbuch?q={query}'},
    ],
    services: {echo: '9196', pickUp: '*8{number}'},
  };
}

/** `/simulate/<who>/101`: lets somebody call the clerk. */
export async function simulate(path: string, pbx: Pbx): Promise<Answer | undefined> {
  const [, who, extension = ''] = /^\/simulate\/([a-z]+)\/(\d{3})$/.exec(path) ?? [];
  const {citizenCalls, colleagueCalls, transferToMe} = pbx.simulate;
  const callers: Readonly<Record<string, () => Promise<unknown>>> = {
    citizen: () => citizenCalls(extension, citizen),
    colleague: () => colleagueCalls(extension),
    transfer: () => transferToMe(extension),
    announced: () => transferToMe(extension, {attended: true}),
  };
  const call = callers[who ?? ''];
  if (!call || !employee(extension)) return undefined;
  if (!pbx.registrations().some(registration => registration.extension === extension)) {
    return {status: 409, json: {message: `Das Telefon ${extension} ist noch nicht angemeldet.`}};
  }
  await call();
  return {status: 202, json: {}};
}
