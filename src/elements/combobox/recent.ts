/** @file Whom one talked with last: they are offered before anything is typed. */
import {readAgain} from '../../dialling/read.js';
import type {Numbering} from '../../dialling/reading.js';
import type {PhoneState} from '../../protocol/index.js';
import type {Option} from './options.js';

const most = 5;

/** The last numbers, each once, the newest first. */
export function recentOf(phone: Numbering & {readonly state: Pick<PhoneState, 'ended'>}): readonly Option[] {
  const options = new Map<string, Option>();
  for (const call of phone.state.ended) {
    const {dial, extension, display, kind} = readAgain(call, phone);
    if (!dial || kind === 'emergency' || call.remote.anonymous) continue;
    const [line, number] = [extension ?? dial, extension ?? display];
    const name = call.remote.name || number;
    if (!options.has(line)) options.set(line, {kind: 'entry', key: `recent ${number}`, name, about: [], number, line});
  }
  return [...options.values()].slice(0, most);
}
