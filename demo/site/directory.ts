/** @file Who can be called by name: the people of the house as a list, and a telephone book that is asked. All of them are invented. */
import type {DirectoryEntry} from '../../src/protocol/index.js';
import {staff} from './staff.js';

/** Who stands in for whom, where it is not the desk beside. */
const deputies: Readonly<Record<string, string>> = {101: '105', 102: '107', 103: '104', 104: '103', 105: '101'};

/** Their telephones are not part of the test PBX. */
const others: readonly DirectoryEntry[] = [
  {
    name: 'Angerer, Theresa',
    department: 'Finanzen',
    room: '0.09',
    about: ['Hundesteuer', 'Zweitwohnungssteuer'],
    numbers: ['201'],
  },
  {
    name: 'Mueller, Georg',
    department: 'Verkehr',
    room: '0.22',
    about: ['Führerscheinumtausch', 'Internationaler Führerschein'],
    numbers: ['202'],
  },
  {name: 'von der Heydt, Karl-Heinz', department: 'Bauen', room: '2.05', about: ['Denkmalschutz'], numbers: ['203']},
  {
    name: 'Schmitt, Anna-Lena',
    department: 'Soziales',
    room: '1.16',
    about: ['Wohngeld L–Z', 'Lastenzuschuss'],
    numbers: ['204'],
    deputy: '101',
  },
  {
    name: 'Maier, Franziska',
    department: 'Jugend',
    room: '1.24',
    about: ['Elterngeld', 'Kindertagespflege'],
    numbers: ['205', '+49 861 58-205'],
  },
  {name: 'Mayr, Ludwig', department: 'Umwelt', room: '2.19', about: ['Naturschutz', 'Altlasten'], numbers: ['206']},
];

export const house: readonly DirectoryEntry[] = [
  ...staff.map(({extension, sortName, department, task, room}) => {
    const deputy = deputies[extension];
    return {name: sortName, department, room, about: [task], numbers: [extension], ...(deputy ? {deputy} : {})};
  }),
  ...others,
];

/** Numbers that are kept free for films and books. */
const outside: readonly DirectoryEntry[] = [
  {
    name: 'Gemeinde Seehausen, Einwohnermeldeamt',
    department: 'Gemeinden',
    about: ['Meldewesen'],
    numbers: ['089 99998-101'],
  },
  {name: 'Gemeinde Oberau, Bauhof', department: 'Gemeinden', about: ['Winterdienst'], numbers: ['089 99998-102']},
  {name: 'Polizeiinspektion, Wache', department: 'Behörden', about: ['Verkehrsunfälle'], numbers: ['089 99998-103']},
  {name: 'Finanzamt, Vermittlung', department: 'Behörden', about: ['Lohnsteuer'], numbers: ['089 99998-104']},
  {name: 'Jobcenter, Empfang', department: 'Behörden', about: ['Bürgergeld'], numbers: ['030 23125-105']},
];

/** As simply as many such programs search: all words stand somewhere, in any order. */
export function askBook(query: string): readonly DirectoryEntry[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const isMeant = ({name, department, about = []}: DirectoryEntry) => {
    const text = [name, department, ...about].join(' ').toLowerCase();
    return words.length > 0 && words.every(word => text.includes(word));
  };
  return outside.filter(isMeant).slice(0, 20);
}
