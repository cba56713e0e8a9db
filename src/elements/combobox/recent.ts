/** @file Whom one talked with last: they are offered before anything is typed. */
import {readAgain} from '../../dialling/read.js';
import type {Numbering} from '../../dialling/reading.js';
import type {PhoneState} from '../../protocol/index.js';
import type {Option} from './options.js';

const most = 5;

/** The last numbers, each once, the newest first, and none that is one's own. */
export function recentOf(
  phone: Numbering & {readonly state: Pick<PhoneState, 'account' | 'ended'>},
  outside: (name: string) => string,
): readonly Option[] {
  const options = new Map<string, Option>();
  const own = phone.state.account?.user;
  for (const call of phone.state.ended) {
    const {dial, extension, display, kind} = readAgain(call, phone);
    if (!dial || kind === 'emergency' || call.remote.anonymous) continue;
    const [line, number] = [extension ?? dial, extension ?? display];
    // Where the house has a directory, a name from outside may be that of anybody in it.
    const {name: says} = call.remote;
    const said = says && !extension && phone.configuration?.directory ? outside(says) : says;
    const name = call.known?.name || said || number;
    if (line !== own && !options.has(line))
      options.set(line, {kind: 'entry', key: `recent ${number}`, name, about: [], number, line});
  }
  return [...options.values()].slice(0, most);
}
