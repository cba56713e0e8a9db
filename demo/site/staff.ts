/** @file Who works at the authority of the demo. Their telephones are those of the test PBX. */
import {clerk, DOMAIN, passwordOf} from '../pbx/directory.js';

export interface Employee {
  readonly extension: string;
  /** "Maria Huber" */
  readonly name: string;
  /** "Huber, Maria" */
  readonly sortName: string;
  readonly department: string;
  readonly task: string;
  readonly room: string;
}

const desks: readonly (readonly [extension: string, department: string, task: string, room: string])[] = [
  ['101', 'Soziales', 'Wohngeld A–K', '1.14'],
  ['102', 'Finanzen', 'Kreiskasse', '0.07'],
  ['103', 'Verkehr', 'Zulassungsstelle', '0.21'],
  ['104', 'Bauen', 'Bauanträge', '2.03'],
  ['105', 'Jugend', 'Unterhaltsvorschuss', '1.22'],
  ['106', 'Umwelt', 'Wasserrecht', '2.17'],
  ['107', 'Zentrale Dienste', 'Personal', '3.02'],
  ['108', 'Zentrale Dienste', 'IT-Service', '3.11'],
  ['109', 'Zentrale Dienste', 'Auskunft und Pforte', '0.01'],
];

export const staff: readonly Employee[] = desks.map(([extension, department, task, room]) => {
  const sortName = clerk(extension)?.name ?? extension;
  return {extension, sortName, name: sortName.split(', ').reverse().join(' '), department, task, room};
});

export function employee(extension: string): Employee | undefined {
  return staff.find(one => one.extension === extension);
}

/** What the phone logs in with. A real site gives it to the session that is signed in, and to nobody else. */
export function credentialsOf({extension, name}: Employee) {
  return {
    aor: `sip:${extension}@${DOMAIN}`,
    displayName: name,
    authorizationUser: extension,
    password: passwordOf(extension),
  };
}
