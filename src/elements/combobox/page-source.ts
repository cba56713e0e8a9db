import type {DirectoryEntry, DirectoryLookup} from '../../protocol/index.js';
import {failed} from '../../script/failures.js';
import {pageEntries} from './page-entries.js';

/** Milliseconds: the page is asked when the typing rests, and is not waited for without end. */
const [rest, patience] = [150, 3000];

/** Asks the page's own source. `told` hears once: who was found, or null where it could not be asked. Yields what calls it off. */
export function askPage(
  lookup: DirectoryLookup,
  query: string,
  told: (entries: readonly DirectoryEntry[] | null) => void,
): () => void {
  const end = new AbortController();
  const {signal} = end;
  const tell = (entries: readonly DirectoryEntry[] | null) => {
    if (signal.aborted) return;
    stop();
    told(entries);
  };
  const ask = async () => pageEntries(await lookup(query, {signal}));
  const asking = setTimeout(() => {
    ask().then(tell, (thrown: unknown) => {
      if (!signal.aborted) failed('directory of the page')(thrown);
      tell(null);
    });
  }, rest);
  const waiting = setTimeout(() => tell(null), rest + patience);
  const stop = () => {
    clearTimeout(asking);
    clearTimeout(waiting);
    end.abort();
  };
  return stop;
}
