import {isObject, wrongMembers} from '../../numbers/site.js';
import {failed} from '../../script/failures.js';

const checked = new WeakSet<object>();

/** Tells the administrator what is wrong with a phone's numbering: once, in the console, and not what it says. */
export function checkSite(site: object | undefined): void {
  if (!site || checked.has(site)) return;
  checked.add(site);
  if (!isObject(site) || wrongMembers(site).length > 0) tell(site).catch(failed('what is wrong with the site'));
}

async function tell(site: object): Promise<void> {
  const {siteProblems} = await import('../../numbers/site-problems.js');
  // eslint-disable-next-line no-console -- who writes the configuration has no other place to look
  for (const problem of siteProblems(site)) console.warn(`amtsleitung: site: ${problem}`);
}
