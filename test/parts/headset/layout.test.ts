import {expect} from 'chai';
import {readLayout} from '../../../src/parts/headset/layout.js';
import {dark, readKeys, writeLights} from '../../../src/parts/headset/reports.js';
import {
  FakeDevice,
  arrayPhone,
  dell,
  gigaset,
  jabraLink,
  logitech,
  plantronics,
  sennheiser,
  usage,
  yealink,
  yealinkNested,
  type Model,
} from './devices.js';

const layoutOf = (model: Model) => readLayout(new FakeDevice(model).collections);
const keysOf = (model: Model) =>
  [...layoutOf(model).keys].flatMap(([id, fields]) =>
    fields.map(({key, type, at}) => `${id}: ${key} ${type} ${at.join()}`),
  );
const view = (...bytes: number[]) => new DataView(Uint8Array.from(bytes).buffer);

describe('the layout of a headset', () => {
  it('has the keys of the telephony page, each with its report, what it is, and its bit', () => {
    expect(keysOf(dell)).to.deep.equal([
      '5: hook switch 0',
      '5: mute button 1',
      '5: flash button 3',
      '5: reject unsure 7',
    ]);
    expect(keysOf(plantronics)).to.deep.equal(['8: mute button 0', '8: hook switch 1', '8: flash switch 2']);
    expect(keysOf(jabraLink)).to.deep.equal([
      '2: hook switch 0',
      '2: mute button 3',
      '2: flash button 4',
      '2: reject button 7',
    ]);
    expect(keysOf(gigaset)).to.deep.equal(keysOf(jabraLink));
    expect(keysOf(sennheiser)).to.deep.equal(['1: hook button 0', '1: mute button 1']);
    expect(keysOf(logitech)).to.deep.equal(['8: hook unsure 0', '8: mute unsure 1']);
  });

  it('is found in an inner collection, whatever its report is called', () => {
    expect(keysOf(yealink)).to.deep.equal([
      '4: hook switch 0',
      '4: mute button 2',
      '4: flash button 3',
      '4: reject button 6',
    ]);
    expect(keysOf(yealinkNested)).to.deep.equal(keysOf(yealink).map(words => words.replace('4:', '2:')));
    expect([...layoutOf(yealinkNested).lights.keys()]).to.deep.equal([2]);
  });

  it('reads an array, which names the keys that are down', () => {
    const layout = layoutOf(arrayPhone);
    const down = (...bytes: number[]) =>
      [...readKeys(layout, 3, view(...bytes))].filter(([, {on}]) => on).map(([key]) => key);
    expect(down(0, 0)).to.deep.equal([]);
    expect(down(1, 0)).to.deep.equal(['hook']);
    expect(down(16, 1).sort()).to.deep.equal(['hook', 'mute']);
    expect(down(99, 7)).to.deep.equal(['drop']);
  });

  it('tells nothing of other reports, nor of what a report is too short for', () => {
    const layout = layoutOf(jabraLink);
    expect(readKeys(layout, 1, view(0xff, 0xff)).size).to.equal(0);
    expect(readKeys(layout, 2, view()).size).to.equal(0);
    expect([...readKeys(layout, 2, view(0x09)).entries()].filter(([, {on}]) => on).map(([key]) => key)).to.deep.equal([
      'hook',
      'mute',
    ]);
  });

  it('writes the lights into one report, or into one each, as long as the device wants them', () => {
    const lights = {...dark, offHook: true, mute: true};
    const written = (model: Model) => writeLights(layoutOf(model), lights).map(({id, data}) => [id, ...data]);
    // Off-hook, mute, microphone, and that it is on the line.
    expect(written(jabraLink)).to.deep.equal([[2, 0b110011, 0]]);
    expect(written(dell)).to.deep.equal([[5, 0b110011]]);
    expect(written(yealink)).to.deep.equal([[4, 0b0011]]);
    expect(written(plantronics)).to.deep.equal([
      [9, 1],
      [0x17, 1],
      [0x18, 0],
      [0x20, 0],
    ]);
    expect(written(sennheiser)).to.deep.equal([[1, 0b0111]]);
    expect(written(arrayPhone)).to.deep.equal([]);
  });

  it('is nothing where a device has no telephony page, or says nonsense', () => {
    expect(
      readLayout([{usagePage: 0x0c, inputReports: [{reportId: 1, items: [{usages: [usage.hook]}]}]}]).keys.size,
    ).to.equal(0);
    const nonsense = {
      usagePage: 0x0b,
      inputReports: [{}, {reportId: 1}],
      outputReports: [{items: [{}]}],
      children: [{}],
    };
    const {keys, lights} = readLayout([nonsense]);
    expect([[...keys.values()].flat(), lights.size]).to.deep.equal([[], 0]);
    const endless = {isRange: true, usageMinimum: 0x0b0000, usageMaximum: 0xffffffff, reportSize: 1, reportCount: 1};
    expect(readLayout([{usagePage: 0x0b, inputReports: [{reportId: 1, items: [endless]}]}]).keys.get(1)).to.deep.equal(
      [],
    );
  });
});
