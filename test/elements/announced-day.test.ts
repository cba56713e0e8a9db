import {expect} from 'chai';
import '../../src/define/amt-phone-bar.js';
import {type Call, type EndedCall, type Naming, PhoneError, defaultSettings} from '../../src/protocol/index.js';
import {aCall, aRingingCall, reachable} from '../../src/testing/index.js';
import {press, settled} from '../support/find.js';
import {mount, unmountAll, until} from '../support/mount.js';
import {withNotify} from '../support/notify.js';
import {type TestPhoneElement, phoneElement} from '../support/test-phone.js';

const keys = 'Strg+Alt+Umschalt+A';
const maier = {name: 'Maier, Josef', number: '124', anonymous: false};
const over = (call: Call, how: Partial<EndedCall>): EndedCall => ({
  ...call,
  endedAt: Date.now(),
  reason: 'hung-up-there',
  ...how,
});
const failing = (code: 'busy' | 'no-answer' | 'number-unknown') => ({
  reason: 'failed' as const,
  error: new PhoneError(code).toData(),
});

/** What happens to a clerk from morning to evening, and each word that a screen reader says of it. */
describe('a day of announcements', () => {
  let element: TestPhoneElement;
  let restore: () => void;
  const heard: string[] = [];
  beforeEach(async () => {
    heard.length = 0;
    restore = withNotify(heard);
    element = await phoneElement();
  });
  afterEach(async () => {
    unmountAll();
    element.remove();
    await until(() => element.phone === null, 'the phone is put away');
    restore();
  });

  /** The phone starts, and its settings are known. */
  async function begin(who: Naming): Promise<HTMLElement> {
    const {fake} = element;
    fake.tell('settings', {...defaultSettings, announcements: {who}});
    fake.set({connection: {status: 'connecting', since: 1}});
    fake.set(reachable());
    const bar = await mount('amt-phone-bar');
    await settled(bar);
    return bar;
  }

  const calls = (...running: Call[]) => element.fake.set({calls: running});
  const end = (call: Call, how: Partial<EndedCall>, ...rest: Call[]) =>
    element.fake.set({calls: rest, ended: [over(call, how), ...element.fake.state.ended]});

  /** What was said since it was last asked. */
  const said = () => heard.splice(0).map(line => line.replace(/ de: /, ' '));

  it('says each event once, by name, in few words, and interrupts for four kinds alone (A-90, desk 6.5)', async () => {
    const bar = await begin('name');
    expect(said(), 'the start').to.deep.equal([]);

    const ringing = aRingingCall({id: 'one', divertedFrom: {name: 'Zulassungsstelle', number: '5', anonymous: false}});
    calls(ringing);
    expect(said()).to.deep.equal([
      `high Eingehender Anruf von Anna Schmid, für Zulassungsstelle. Annehmen mit ${keys}.`,
    ]);
    calls({...ringing, silenced: true});
    expect(said()).to.deep.equal(['normal Klingeln ist aus.']);
    const one = aCall({id: 'one'});
    calls(one);
    expect(said()).to.deep.equal(['normal Gespräch angenommen: Anna Schmid.']);
    calls({...one, muted: true});
    calls({...one, muted: true, tonesSent: '1'});
    calls(one);
    expect(said()).to.deep.equal(['normal Mikrofon aus.', 'normal Mikrofon an.']);
    calls({...one, changing: 'hold'});
    calls({...one, held: true});
    calls(one);
    expect(said()).to.deep.equal(['normal Anruf gehalten: Anna Schmid.', 'normal Gespräch geht weiter: Anna Schmid.']);

    const second = aRingingCall({id: 'two', remote: maier});
    calls(one, second);
    expect(said()).to.deep.equal([`high Zweiter Anruf: Josef Maier. Annehmen mit ${keys}.`]);
    end(second, {reason: 'missed'}, one);
    expect(said()).to.deep.equal(['normal Verpasster Anruf: Josef Maier.']);

    const waiting = {...one, held: true};
    const asked = aRingingCall({id: 'asked', direction: 'out', remote: maier, consultationFor: 'one'});
    calls(waiting);
    said();
    calls(waiting, asked);
    end(asked, failing('no-answer'), {...waiting, changing: 'resume'});
    // That she is not held any more goes without saying.
    calls(one);
    expect(said()).to.deep.equal(['high Josef Maier hat nicht angenommen. Anna Schmid ist wieder bei Ihnen.']);

    const again = aCall({id: 'again', direction: 'out', remote: maier, consultationFor: 'one'});
    calls(waiting);
    said();
    calls(waiting, {...again, phase: 'ringing'});
    calls(waiting, again);
    expect(said()).to.deep.equal(['normal Rückfrage mit Josef Maier. Anna Schmid wartet.']);
    calls({...waiting, held: false}, {...again, held: true});
    expect(said()).to.deep.equal(['normal Sie sprechen jetzt mit Anna Schmid.', 'normal Josef Maier wartet.']);
    calls(waiting, again);
    said();
    end(again, {}, waiting);
    expect(said()).to.deep.equal(['high Josef Maier hat aufgelegt. Anna Schmid wartet.']);
    calls(one);
    said();

    const {error} = failing('busy');
    calls({...waiting, transfer: {kind: 'blind', target: '9901', status: 'trying'}});
    calls({...waiting, changing: 'resume', transfer: {kind: 'blind', target: '9901', status: 'failed', error}, error});
    calls({...one, transfer: {kind: 'blind', target: '9901', status: 'failed', error}, error});
    expect(said()).to.deep.equal(['high 9901 ist besetzt. Anna Schmid ist wieder bei Ihnen.']);
    end(one, {reason: 'transferred'});
    expect(said()).to.deep.equal(['normal Weitergeleitet: Anna Schmid.']);

    const out = aRingingCall({id: 'out', direction: 'out', remote: maier});
    calls(out);
    end(out, failing('busy'));
    expect(said()).to.deep.equal(['normal Josef Maier ist besetzt.']);
    calls({...out, id: 'given up'});
    end({...out, id: 'given up'}, {reason: 'cancelled-here'});
    expect(said()).to.deep.equal(['normal Anruf abgebrochen: Josef Maier.']);
    const stands = aCall({id: 'stands', direction: 'out', remote: maier});
    calls({...stands, phase: 'ringing'});
    calls(stands);
    expect(said()).to.deep.equal(['normal Verbunden mit Josef Maier.']);

    await settled(bar);
    element.fake.answerWith = () => {
      calls({...stands, error: new PhoneError('change-refused').toData()});
      return new PhoneError('change-refused');
    };
    await until(() => bar.shadowRoot?.querySelector('[part~=hold]') !== null, 'the call is shown');
    await press(bar, 'Halten');
    await until(() => heard.length > 0, 'the refusal is said');
    await settled(bar);
    expect(said(), 'a refusal that the call tells as well').to.deep.equal([
      'normal Die Gegenseite hat die Änderung nicht angenommen. Das Gespräch läuft unverändert weiter.',
    ]);

    calls({...stands, media: {page: null, status: 'lost'}});
    await until(() => heard.length > 0, 'the gap is said', 5000);
    calls(stands);
    expect(said()).to.deep.equal(['high Ton unterbrochen.', 'normal Ton wieder da.']);
    element.fake.set({connection: {status: 'waiting', since: 1, error: new PhoneError('server-unreachable').toData()}});
    element.fake.set({
      registration: {status: 'unregistered', since: 1, error: new PhoneError('server-unreachable').toData()},
    });
    expect(said()).to.deep.equal(['high Verbindung unterbrochen. Das Telefon verbindet sich neu.']);
    element.fake.set(reachable());
    expect(said()).to.deep.equal(['normal Telefon wieder erreichbar.']);
    end(stands, {});
    expect(said()).to.deep.equal(['normal Gespräch beendet: Josef Maier.']);

    const sos = aRingingCall({
      id: 'sos',
      direction: 'out',
      dialled: '112',
      remote: {name: '', number: '112', anonymous: false},
    });
    calls(sos);
    end(sos, failing('number-unknown'));
    expect(said()).to.deep.equal(['high Notruf ging nicht durch. 112 mit dem Mobiltelefon wählen.']);
    const elsewhere = aRingingCall({id: 'elsewhere'});
    calls(elsewhere);
    said();
    end(elsewhere, {reason: 'answered-elsewhere'});
    expect(said()).to.deep.equal(['normal Anruf anderswo angenommen: Anna Schmid.']);
  });

  for (const [who, expected] of [
    ['number', ['089 99998-765', '124 hat aufgelegt. 089 99998-765 wartet.']],
    ['none', ['', 'Gegenseite hat aufgelegt. Anrufer wartet.']],
  ] as const)
    it(`says no name where the user wants ${who}, in no event of a call (A-91)`, async () => {
      await begin(who);
      const [caller, left] = expected;
      calls(aRingingCall({transferredBy: {name: 'Strauß, Klaus', number: '109', anonymous: false}}));
      const way = caller ? ` von ${caller}, von 109 weitergeleitet` : '';
      expect(said()).to.deep.equal([`high Eingehender Anruf${way}. Annehmen mit ${keys}.`]);
      const waiting = aCall({held: true});
      const asked = aCall({id: 'asked', direction: 'out', remote: maier, consultationFor: 'schmid'});
      calls(aCall());
      calls(waiting);
      calls(waiting, {...asked, phase: 'ringing'});
      calls(waiting, asked);
      calls({...waiting, held: false}, {...asked, held: true});
      calls(waiting, asked);
      said();
      end(asked, {}, waiting);
      const last = heard.at(-1);
      end(waiting, {reason: 'transferred'});
      expect(last).to.equal(`high de: ${left}`);
      const all = said().join(' ');
      expect(all).not.to.match(/Schmid|Maier|Strauß|Klaus|Josef|Anna/);
      if (who === 'none') expect(all).not.to.match(/\d/);
    });
});
