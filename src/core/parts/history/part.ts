import {PartFile} from '../../part-file.js';
import type {CorePart, PartContext, PartKind} from '../part.js';
import type {Journal} from './journal.js';

type Load = () => Promise<{Journal: typeof Journal}>;

/** The list of calls, where the line may have one. */
export const part: PartKind = {
  wants: ({history = {}}) => history && history.days !== 0,
  create: context => history(context, () => import('./journal.js')),
};

/** Its code comes when the phone is registered; what happens until then waits for it. */
export function history(context: PartContext, load: Load): CorePart {
  const file = new PartFile('journal', load, context.failed);
  let journal: Journal | undefined;
  const waiting: ((journal: Journal) => unknown)[] = [];
  const tell = (what: (journal: Journal) => unknown): unknown => (journal ? what(journal) : waiting.push(what));
  const open = async (what: (journal: Journal) => unknown): Promise<void> => {
    const {Journal} = await file.load();
    journal ??= new Journal(context);
    waiting.splice(0).forEach(tell);
    await what(journal);
  };
  return {
    topics: {history: {}, 'history/': {}, missed: {guests: true}},
    commands: {
      seeHistory: () => open(list => list.see()),
      deleteHistory: ({id}) => open(list => list.remove(id)),
    },
    loggedIn: ({aor}) => tell(list => list.of(aor)),
    registered: () => void open(list => list.keepUp()).catch(context.failed('journal')),
    callEnded: call => tell(list => list.add(call)),
    watched: (topic, by) => tell(list => list.watched(topic, by)),
  };
}
