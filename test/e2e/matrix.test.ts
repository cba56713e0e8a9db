/**
 * @file Whole phones on real PBXs: {embedded, Asterisk 22, Kamailio 5.6} × {Chromium, Firefox}. `AMT_PBX` and `AMT_BROWSER`
 * narrow it to one of each; what is asked for by name must run. Of the rest it says what it does not run.
 */
import {findBrowser, type BrowserKind} from './support/browser.js';
import {whyNot, whyWithout, type Ability, type PbxKind} from './support/pbx.js';
import {Stage} from './support/stage.js';
import {calls} from './scenarios/calls.js';
import {cases, handedOnCases} from './scenarios/cases.js';
import {emergency} from './scenarios/emergency.js';
import {endurance} from './scenarios/endurance.js';
import {faults, network, restarts} from './scenarios/faults.js';
import {foundByName} from './scenarios/found-by-name.js';
import {guests} from './scenarios/guests.js';
import {history} from './scenarios/history.js';
import {hold} from './scenarios/hold.js';
import {hosts} from './scenarios/hosts.js';
import {keys} from './scenarios/keys.js';
import {modals} from './scenarios/modals.js';
import {notices} from './scenarios/notices.js';
import {oddFarEnds} from './scenarios/odd-far-ends.js';
import {people} from './scenarios/people.js';
import {quality, wideband} from './scenarios/quality.js';
import {registration} from './scenarios/registration.js';
import {lampList, lamps, voicemail} from './scenarios/lamps.js';
import {onePhone} from './scenarios/one-phone.js';
import {survival} from './scenarios/survival.js';
import {survivalFaults} from './scenarios/survival-faults.js';
import {consultation, refusedTransfer, transfer} from './scenarios/transfer.js';
import {pickingUp} from './scenarios/team.js';
import {trouble} from './scenarios/trouble.js';
import {devices} from './scenarios/devices.js';
import {configurations} from './scenarios/configurations.js';
import {descriptions} from './scenarios/descriptions.js';

/** What is played, and what the PBX must be able to do for it. */
const scenarios: readonly (readonly [(stage: () => Stage, browser: BrowserKind) => void, Ability?])[] = [
  [registration],
  [calls],
  [hold],
  [consultation],
  [transfer, 'transfer'],
  [cases],
  [handedOnCases, 'transfer'],
  [refusedTransfer, 'passes REFER'],
  [oddFarEnds, 'passes oddities'],
  [survival, 'replaces'],
  [survivalFaults, 'replaces'],
  [onePhone, 'replaces'],
  [hosts, 'replaces'],
  [guests, 'pages alone'],
  [keys, 'pages alone'],
  [modals, 'pages alone'],
  [notices, 'pages alone'],
  [people, 'pages alone'],
  [foundByName, 'pages alone'],
  [lamps],
  [voicemail, 'mailboxes'],
  [lampList, 'resource lists'],
  [pickingUp, 'picks up'],
  [faults],
  [network, 'network'],
  [restarts, 'restarts'],
  [emergency],
  [history, 'pages alone'],
  [configurations, 'pages alone'],
  [descriptions, 'pages alone'],
  [quality, 'pages alone'],
  [wideband, 'wideband'],
  [trouble],
  [devices, 'pages alone'],
  [endurance],
];

const pbxKinds = choose<PbxKind>('AMT_PBX', ['embedded', 'asterisk', 'kamailio'], whyNot);
const browserKinds = choose<BrowserKind>('AMT_BROWSER', ['chromium', 'firefox'], kind =>
  findBrowser(kind) ? undefined : 'it is not installed',
);

for (const pbxKind of pbxKinds) {
  for (const browserKind of browserKinds) {
    describe(`${pbxKind} × ${browserKind}`, function () {
      this.timeout(90_000);
      let stage: Stage;

      // The first run with Asterisk downloads it.
      before(async function () {
        this.timeout(300_000);
        stage = await Stage.set(pbxKind, browserKind);
      });

      after(() => stage?.strike());

      afterEach(async function () {
        if (this.currentTest?.state === 'failed') console.error(await stage.report());
        await stage.clear();
      });

      for (const [scenario, ability] of scenarios) {
        const reason = ability && whyWithout(pbxKind, ability);
        if (reason) console.log(`${pbxKind}: ${scenario.name} does not apply: ${reason}`);
        else scenario(() => stage, browserKind);
      }
    });
  }
}

function choose<Kind extends string>(
  variable: string,
  all: readonly Kind[],
  reasonAgainst: (kind: Kind) => string | undefined,
): Kind[] {
  const asked = process.env[variable];
  if (asked !== undefined) {
    const kind = all.find(one => one === asked);
    if (!kind) throw new Error(`${variable} is "${asked}", not one of: ${all.join(', ')}`);
    const reason = reasonAgainst(kind);
    if (reason) throw new Error(`${kind} cannot run here: ${reason}`);
    return [kind];
  }
  return all.filter(kind => {
    const reason = reasonAgainst(kind);
    if (reason) console.log(`Not run with ${kind}: ${reason}`);
    return !reason;
  });
}
