import {expect} from 'chai';
import type {Stage} from '../support/stage.js';

const malformed = 'Die Einstellungen des Telefons sind fehlerhaft.';

/** What the clerk reads while the phone has nothing to go by. */
export function configurations(stage: () => Stage): void {
  describe('configuration', () => {
    const credentials = {aor: 'sip:101@127.0.0.1', password: 'secret101'};
    for (const [what, configuration, code, text] of [
      ['is not there', null, 'configuration-missing', 'Dem Telefon fehlt die Einrichtung.'],
      ['is no JSON', 'servers: wss://', 'configuration-invalid', malformed],
      ['names no server', {credentials}, 'configuration-invalid', malformed],
      [
        'names a server of another kind',
        {servers: ['ftp://pbx.test'], credentials},
        'configuration-invalid',
        malformed,
      ],
      [
        'points to credentials that are not there',
        {servers: ['ws://127.0.0.1:9/ws'], credentials: '/nowhere'},
        'credentials-unreachable',
        'Ihre Telefon-Anmeldung ist nicht abrufbar.',
      ],
      [
        'holds credentials without an address',
        {servers: ['ws://127.0.0.1:9/ws'], credentials: {password: 'secret101'}},
        'configuration-invalid',
        malformed,
      ],
      [
        // The configuration itself stands in for credentials that are none.
        'points to credentials without an address',
        {servers: ['ws://127.0.0.1:9/ws'], credentials: 'malformed.json'},
        'credentials-invalid',
        'Ihre Telefon-Anmeldung ist fehlerhaft hinterlegt.',
      ],
    ] as const) {
      it(`says what to do when the configuration ${what}`, async () => {
        const clerk = await stage().clerk('101', {configuration, ready: false, name: 'malformed'});
        await clerk.reads(text);
        expect((await clerk.state()).registration.error?.code).to.equal(code);
      });
    }
  });
}
