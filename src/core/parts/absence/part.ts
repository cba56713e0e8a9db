import {UserAgent} from 'sip.js';
import {PartFile} from '../../part-file.js';
import type {PartKind} from '../part.js';
import type {AbsenceOf} from './absence-of.js';

/** Do not disturb and forwarding. The code comes when the phone is registered. */
export const part: PartKind = {
  wants: () => true,
  create(context) {
    let absence: AbsenceOf | undefined;
    const file = new PartFile('absence-of', () => import('./absence-of.js'), context.failed);
    const lamps = new PartFile('subscriptions', () => import('../watch/subscriptions.js'), context.failed);
    const open = async () => {
      const {AbsenceOf} = await file.load();
      return (absence ??= new AbsenceOf(context, {lamps: () => lamps.load(), uri: UserAgent.makeURI}));
    };
    const tell = (what: (absence: AbsenceOf) => unknown) => void open().then(what).catch(context.failed('absence'));
    return {
      topics: {absence: {guests: ['doNotDisturb', 'forwards', 'openUntil']}},
      commands: {setAbsence: async ({change}) => (await open()).set(change)},
      registered: () => tell(absence => absence.registered()),
      lost: () => absence?.lost(),
      notify: (...news) => absence?.notify(...news),
      callEnded: call => tell(absence => absence.callEnded(call)),
      get refusal() {
        return absence?.refusal;
      },
    };
  },
};
