import {expect} from 'chai';
import {Desk, calls} from './desk.js';
import {
  dell,
  gigaset,
  jabraLink,
  led,
  logitech,
  plantronics,
  sennheiser,
  speakermic,
  usage,
  yealink,
  yealinkNested,
  type Model,
} from './devices.js';

const at = (model: Model) => new Desk(model);

/** Devices whose hook says how it is, and those whose key is pressed. */
const switches = [jabraLink, gigaset, plantronics, yealink, yealinkNested, dell];
const buttons = [sennheiser, logitech];

/** The call key, as each kind of device has it. */
async function callKey(desk: Desk, model: Model): Promise<void> {
  if (buttons.includes(model)) return desk.press(usage.hook);
  desk.device.says(usage.hook, !desk.device.lit.includes('offHook'));
  await desk.passes(1_500);
}

describe('the keys of a headset', () => {
  for (const model of [...switches, ...buttons])
    describe(model.name, () => {
      it('answers, mutes and unmutes, and hangs up; and its lights say so', async () => {
        const desk = await at(model).comesTo(calls.rings());
        expect(desk.device.lit).to.deep.equal(['ring']);
        await callKey(desk, model);
        expect(desk.device.lit.filter(light => light !== 'onLine')).to.deep.equal(['offHook']);
        await desk.press(usage.mute);
        expect(desk.device.lit).to.include('mute');
        await desk.press(usage.mute);
        expect(desk.device.lit).not.to.include('mute');
        await callKey(desk, model);
        expect(desk.orders).to.deep.equal(['answer rings', 'mute rings on', 'mute rings off', 'hangUp rings']);
        expect(desk.device.lit).to.deep.equal([]);
      });

      it('never answers and hangs up with one key that bounces', async () => {
        const desk = await at(model).comesTo(calls.rings());
        for (const on of [true, false, true, false, true]) {
          desk.device.says(usage.hook, on);
          await desk.passes(15);
        }
        await desk.passes(200);
        if (buttons.includes(model)) desk.device.says(usage.hook, false);
        await desk.passes(5_000);
        expect(desk.orders).to.deep.equal(['answer rings']);
      });

      it('says in turn what it is told, and nothing comes of it', async () => {
        const desk = await at(model).comesTo(calls.talks());
        desk.device.onTold = on => {
          // A key that springs back has no state to tell.
          if (switches.includes(model)) setImmediate(() => desk.device.says(usage.hook, on.has(led.offHook)));
        };
        for (const change of [{muted: true}, {muted: false}, {held: true}, {held: false}]) {
          await desk.change('talks', change);
          await new Promise(resolve => setImmediate(resolve));
          await desk.passes(3_000);
        }
        await desk.set();
        await new Promise(resolve => setImmediate(resolve));
        await desk.passes(3_000);
        expect(desk.orders).to.deep.equal([]);
      });

      it('cuts nobody off who waits, and takes them back', async () => {
        const desk = await at(model).comesTo(calls.waits());
        if (switches.includes(model)) {
          // It is put into its base.
          desk.device.says(usage.hook, true);
          desk.orders.length = 0;
          await desk.set(calls.waits());
          desk.device.says(usage.hook, false);
          await desk.passes(1_500);
          expect(desk.orders).to.deep.equal([]);
        }
        await callKey(desk, model);
        expect(desk.orders).to.deep.equal(['resume waits']);
      });
    });

  it('ends a call that is dialled', async () => {
    const desk = await at(plantronics).comesTo(calls.dialled());
    expect(desk.device.lit).to.deep.equal(['offHook']);
    desk.device.says(usage.hook, false);
    await desk.passes(100);
    expect(desk.orders).to.deep.equal(['hangUp dialled']);
  });

  it('answers once, however slow the phone is', async () => {
    const desk = await at(sennheiser).comesTo(calls.rings());
    desk.isSlow = true;
    await desk.press(usage.hook, 50);
    desk.device.presses(usage.hook);
    await desk.settle();
    await desk.passes(300);
    desk.device.presses(usage.hook);
    await desk.passes(2_000);
    expect(desk.orders.filter(order => order !== 'answer rings')).to.deep.equal([]);
  });

  it('takes the long press of a button for one press, when it calls itself a switch', async () => {
    const desk = await at(logitech).comesTo(calls.rings());
    await desk.press(usage.hook, 2_500);
    expect(desk.orders).to.deep.equal(['answer rings']);
  });

  it('says again that it is off hook when it gave up while the phone was slow (WICG/webhid 61)', async () => {
    const desk = await at(jabraLink).comesTo(calls.rings());
    desk.refuses = true;
    desk.device.says(usage.hook, true);
    await desk.passes(300);
    const told = desk.device.told.length;
    await desk.passes(1_000);
    expect(desk.device.told.length, 'told that it still rings').to.be.above(told);
    desk.device.says(usage.hook, false);
    await desk.passes(3_000);
    expect(desk.orders).to.deep.equal(['answer rings']);
  });

  describe('with a press that was meant for something else', () => {
    it('does not hang up on who is talked with for less than 800 ms', async () => {
      const desk = await at(plantronics).comesTo(calls.dialled());
      await desk.set(calls.talks('new'));
      desk.device.says(usage.hook, false);
      await desk.passes(3_000);
      expect(desk.orders).to.deep.equal([]);
      expect(desk.device.told.at(-1)).to.deep.equal([0x20, 0]);
    });

    it('answers nobody where somebody has hung up in that moment', async () => {
      const desk = await at(sennheiser).comesTo(calls.talks(), calls.rings());
      await desk.set(calls.rings());
      await desk.passes(200);
      await desk.press(usage.hook);
      expect(desk.orders).to.deep.equal([]);
      await desk.press(usage.hook);
      expect(desk.orders).to.deep.equal(['answer rings']);
    });

    it('declines no call that has rung for less than 500 ms', async () => {
      const desk = await at(yealink).comesTo(calls.talks());
      await desk.set(calls.talks(), calls.rings());
      await desk.passes(300);
      await desk.press(usage.reject);
      expect(desk.orders).to.deep.equal([]);
      await desk.press(usage.reject);
      expect(desk.orders).to.deep.equal(['decline rings']);
    });
  });

  describe('with several calls', () => {
    for (const model of [jabraLink, sennheiser])
      it(`hangs up with the call key on who is talked with, and answers with the next press: ${model.name}`, async () => {
        const desk = await at(model).comesTo(calls.talks(), calls.rings());
        await callKey(desk, model);
        await callKey(desk, model);
        expect(desk.orders).to.deep.equal(['hangUp talks', 'answer rings']);
      });

    it('answers the second one with flash, and holds the first', async () => {
      const desk = await at(jabraLink).comesTo(calls.talks(), calls.rings());
      await desk.press(usage.flash);
      expect(desk.orders).to.deep.equal(['answer rings']);
      expect(desk.phone.state.calls.map(({held}) => held)).to.deep.equal([true, false]);
    });

    it('changes between two with flash, and leaves the hook out that comes with it', async () => {
      const desk = await at(plantronics).comesTo(calls.talks(), calls.waits());
      desk.device.says(usage.flash, true);
      desk.device.says(usage.hook, false);
      await desk.passes(100);
      desk.device.says(usage.flash, false);
      await desk.passes(2_000);
      expect(desk.orders).to.deep.equal(['resume waits']);
    });

    it('takes nobody at random of three', async () => {
      const desk = await at(plantronics).comesTo(calls.talks(), calls.waits('one'), calls.waits('two'));
      await desk.press(usage.flash);
      expect(desk.orders).to.deep.equal([]);
      await desk.set(calls.waits('one'), calls.waits('two'));
      await desk.passes(2_000);
      desk.device.says(usage.hook, true);
      await desk.passes(2_000);
      expect(desk.orders).to.deep.equal([]);
    });

    it('lets it ring on a headset that is in use, but not what was silenced', async () => {
      const desk = await at(jabraLink).comesTo(calls.talks(), calls.rings());
      expect(desk.device.lit).to.include('ring');
      await desk.change('rings', {silenced: true});
      expect(desk.device.lit).not.to.include('ring');
    });
  });

  it('holds and goes back with flash, with a light while somebody waits', async () => {
    const desk = await at(yealink).comesTo(calls.talks());
    await desk.press(usage.flash);
    expect(desk.device.lit).to.deep.equal(['hold']);
    await desk.press(usage.flash);
    expect(desk.orders).to.deep.equal(['hold talks', 'resume talks']);
    expect(desk.device.lit).to.deep.equal(['offHook']);
  });

  it('declines by flash or by its own key what rings', async () => {
    for (const key of [usage.flash, usage.reject]) {
      const desk = await at(jabraLink).comesTo(calls.rings());
      await desk.press(key);
      expect(desk.orders).to.deep.equal(['decline rings']);
    }
  });

  describe('mute', () => {
    it('takes the echo of a click on the screen for no press, which would open the microphone', async () => {
      const desk = await at(plantronics).comesTo(calls.talks());
      let echoes = 0;
      desk.device.onTold = () => void (echoes += 1);
      await desk.change('talks', {muted: true});
      await desk.passes(700);
      desk.device.presses(usage.mute);
      await desk.passes(5_000);
      expect(echoes).to.be.above(0);
      expect(desk.orders).to.deep.equal([]);
      expect(desk.phone.state.calls[0]?.muted).to.be.true;
    });

    it('does not go back and forth with a device that says in turn all that it is told', async () => {
      const desk = await at(jabraLink).comesTo(calls.talks());
      let told = 0;
      desk.device.onTold = () => {
        told += 1;
        void Promise.resolve().then(() => desk.device.presses(usage.mute));
      };
      await desk.press(usage.mute);
      await desk.passes(60_000);
      expect(desk.orders).to.deep.equal(['mute talks on']);
      expect(told).to.be.below(5);
    });

    it('tells a device again that turned its light over by itself, where nothing came of its key', async () => {
      const desk = await at(dell).comesTo(calls.talks());
      desk.refuses = true;
      await desk.press(usage.mute);
      const told = desk.device.told.length;
      await desk.passes(2_000);
      expect(desk.orders).to.deep.equal(['mute talks on']);
      expect(desk.device.told.length).to.be.at.least(told);
      expect(desk.device.told.at(-1)).to.deep.equal([5, 0b100001]);
    });

    it('is what a switch says it is', async () => {
      const desk = await at(speakermic).comesTo(calls.talks());
      for (const on of [true, false]) {
        desk.device.says(usage.mute, on);
        await desk.passes(2_000);
      }
      expect(desk.orders).to.deep.equal(['mute talks on', 'mute talks off']);
      await desk.change('talks', {muted: true});
      desk.device.says(usage.mute, true);
      await desk.passes(2_000);
      expect(desk.orders).to.have.length(2);
    });

    it('learns that what calls itself a switch springs back', async () => {
      const desk = await at(speakermic).comesTo(calls.talks());
      for (let press = 0; press < 3; press++) await desk.press(usage.mute, 40);
      expect(desk.orders).to.deep.equal(['mute talks on', 'mute talks off', 'mute talks on']);
    });

    it('is for nobody but who is talked with', async () => {
      const desk = await at(plantronics).comesTo(calls.waits(), calls.rings());
      await desk.press(usage.mute);
      expect(desk.orders).to.deep.equal([]);
    });
  });

  describe('whose hook does not follow the phone', () => {
    it('hangs up by nothing but its call key', async () => {
      for (const model of [plantronics, jabraLink, dell]) {
        const desk = await at(model).comesTo(calls.talks());
        await desk.press(usage.mute);
        await desk.passes(3_000);
        expect(desk.orders).to.deep.equal(['mute talks on']);
        await desk.press(usage.hook);
        expect(desk.orders).to.deep.equal(['mute talks on', 'hangUp talks']);
      }
    });

    it('hangs up by no late word of how it is', async () => {
      const desk = await at(jabraLink).comesTo(calls.talks());
      desk.device.says(usage.hook, true);
      await desk.passes(5_000);
      expect(desk.orders).to.deep.equal([]);
    });
  });

  describe('from page to page', () => {
    it('go on as the page before has left them', async () => {
      for (const model of [jabraLink, sennheiser]) {
        const desk = await at(model).comesTo({...calls.talks(), muted: true});
        expect(desk.device.lit).to.include.members(['offHook', 'mute']);
        await callKey(desk, model);
        expect(desk.orders).to.deep.equal(['hangUp talks']);
      }
      const button = await at(jabraLink).comesTo({...calls.talks(), muted: true});
      await button.press(usage.mute);
      const mutes = await at(speakermic).comesTo({...calls.talks(), muted: true});
      mutes.device.says(usage.mute, false);
      await mutes.passes(100);
      expect([...button.orders, ...mutes.orders]).to.deep.equal(['mute talks off', 'mute talks off']);
    });

    it('leave the lights to the next page, and put them out after the last call', async () => {
      const left = await at(plantronics).comesTo(calls.talks());
      await left.close(true);
      expect([left.device.lit, left.device.opened]).to.deep.equal([['offHook'], false]);
      const last = await at(plantronics).comesTo(calls.talks());
      await last.set();
      await last.close(false);
      expect([last.device.lit, last.device.opened]).to.deep.equal([[], false]);
    });

    it('order nothing after that', async () => {
      const desk = await at(plantronics).comesTo(calls.rings());
      await desk.close(true);
      await desk.device.open();
      desk.device.says(usage.hook, true);
      await desk.passes(2_000);
      expect(desk.orders).to.deep.equal([]);
    });
  });
});
