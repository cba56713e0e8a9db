import {expect} from 'chai';
import {until} from './phone.js';
import {stage} from './stage.js';

describe('test PBX: test numbers', () => {
  const here = stage();

  it('9196 echoes sound and keys, each key once', async () => {
    const phone = await here.phone('101');
    const call = await phone.talk('9196');
    call.ear.say([{hz: [700], ms: 1000}]);
    await call.hears(700);
    call.ear.press('1205#*');
    await until('keys recorded', () => here.pbx.calls()[0]?.digits === '1205#*');
    await until('keys echoed', () => call.ear.digits.text === '1205#*');
  });

  it('takes keys by INFO, refuses other bodies', async () => {
    const phone = await here.phone('101');
    const call = await phone.talk('9196');
    const inform = (contentType: string, content: string): Promise<number> =>
      new Promise((resolve, reject) => {
        const note = ({message}: {message: {statusCode?: number | undefined}}): void =>
          resolve(message.statusCode ?? 0);
        call.session
          .info({
            requestDelegate: {onAccept: note, onReject: note},
            requestOptions: {body: {contentDisposition: 'render', contentType, content}},
          })
          .catch(reject);
      });
    expect(await inform('application/dtmf-relay', 'Signal=7\r\nDuration=100\r\n')).to.equal(200);
    expect(await inform('application/dtmf-relay', 'Signal= #\r\nDuration= 100\r\n')).to.equal(200);
    expect(await inform('application/json', '{}')).to.equal(415);
    expect(here.pbx.calls()[0]?.digits).to.equal('7#');
  });

  for (const number of ['08999998765', '+493023125481', '01713920047']) {
    it(`a citizen answers at ${number}, a number kept for films`, async () => {
      const call = await (await here.phone('101')).talk(number);
      await call.hears(620);
    });
  }

  it('9664 plays a steady tone of 1000 Hz', async () => {
    const call = await (await here.phone('101')).talk('9664');
    await call.hears(1000);
    expect(call.ear.heard().rms).to.be.within(0.15, 0.3);
  });

  for (const [number, status] of [
    ['9901', 486],
    ['9903', 603],
  ] as const) {
    it(`${number} refuses with ${status}`, async () => {
      const call = await (await here.phone('101')).call(number);
      await call.ended();
      expect(call.statuses).to.deep.equal([status]);
    });
  }

  it('9902 rings until the caller gives up', async () => {
    const call = await (await here.phone('101')).call('9902');
    await until('ringing', () => call.statuses.includes(180));
    await call.hangUp();
    await call.ended();
    expect(here.pbx.calls()).to.deep.equal([]);
  });

  it('9904 answers, speaks and hangs up after three seconds', async () => {
    const call = await (await here.phone('101')).talk('9904');
    const answered = performance.now();
    await call.hears(950);
    await call.ended();
    expect(performance.now() - answered).to.be.within(2500, 4000);
  });

  it('9905 is to be heard before it says 404', async () => {
    const call = await (await here.phone('101')).call('9905', {earlyMedia: true});
    await until('early media', () => call.statuses.includes(183));
    await call.hears(950);
    await call.ended();
    expect(call.statuses).to.include(404);
    expect(call.statuses).not.to.include(200);
  });

  it('9906 hangs up and calls back from outside', async () => {
    const phone = await here.phone('101');
    const call = await phone.talk('9906');
    await call.ended();
    const back = await phone.rung();
    expect(back.caller).to.equal('Schmid, Anna');
    expect(back.asserted).to.contain('sip:08999998765@');
    await back.answer();
    await back.hears(620);
  });
});
