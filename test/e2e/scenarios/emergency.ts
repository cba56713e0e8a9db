import {callsForHelp} from '../support/emergency-key.js';
import type {Stage} from '../support/stage.js';

/** No PBX here has a way out: a 112 that is dialled in a test reaches nobody. */
export function emergency(stage: () => Stage): void {
  describe('an emergency call', () => {
    it('is on the wire 300 ms after the key, also beside another call, and says what to do when it fails @alone', async () => {
      const {wire} = stage();
      const clerk = await stage().clerk('101');
      await clerk.dials('9196');
      await clerk.talking('9196');
      wire.messages.length = 0;
      await callsForHelp(clerk, () =>
        wire.messages.some(({from, text}) => from === 'phone' && /^INVITE sip:112@/.test(text)),
      );
      await clerk.reads('112 mit dem Mobiltelefon wählen');
    });
  });
}
