import {expect} from 'chai';
import {
  type Device,
  chooseMicrophone,
  choicesOf,
  chooseSpeaker,
  find,
  isPrivate,
} from '../../../src/media/devices/choose.js';

const device = (kind: MediaDeviceKind, deviceId: string, label: string, groupId = label): Device => ({
  kind,
  deviceId,
  label,
  groupId,
});
const speaker = (id: string, label: string) => device('audiooutput', id, label);
const byDefault = (label: string) => device('audiooutput', 'default', `Standard - ${label}`, label);
const choice = ({deviceId, label}: Device) => ({id: deviceId, label});

const room = speaker('r', 'Lautsprecher (Realtek Audio)');
const headset = speaker('h', 'Kopfhörer (Jabra Evolve2 65)');
const second = speaker('s', 'Headset (Poly Voyager)');
const monitor = speaker('m', 'DELL P2422H (HDMI)');
const microphone = device('audioinput', 'a', 'Headset-Mikrofon (Jabra Evolve2 65)');
const webcam = device('audioinput', 'w', 'Mikrofon (HD Webcam)');

const used = ({device: found, silent, isOther}: ReturnType<typeof chooseSpeaker>) => [
  found?.deviceId ?? null,
  silent ? 'silent' : 'heard',
  isOther ? 'told' : 'untold',
];

describe('A chosen device', () => {
  it('is found by its id', () => expect(find([room, headset], choice(headset))).to.equal(headset));

  it('is found by its label when ids are new, because the data of the site was cleared', () =>
    expect(find([room, headset], {id: 'old', label: headset.label})).to.equal(headset));

  it('is not taken for another one without a label', () =>
    expect(find([speaker('x', '')], {id: 'old', label: ''})).to.equal(null));

  it('is none of the aliases that Chromium lists, nor the nameless one of a page without permission', () =>
    expect(
      choicesOf(
        [byDefault(room.label), room, speaker('', ''), microphone, speaker('communications', 'K')],
        'audiooutput',
      ),
    ).to.deep.equal([room]));
});

describe('The microphone of a call', () => {
  it('is the chosen one', () =>
    expect(chooseMicrophone([webcam, microphone], choice(microphone))).to.deep.equal({
      device: microphone,
      isMissing: false,
    }));

  it('is the default of the system where none was chosen', () =>
    expect(chooseMicrophone([webcam], null)).to.deep.equal({device: null, isMissing: false}));

  it('is the default of the system while the chosen one is away, which is told', () =>
    expect(chooseMicrophone([webcam], choice(microphone))).to.deep.equal({device: null, isMissing: true}));
});

describe('The loudspeaker of a call', () => {
  it('is the chosen one', () =>
    expect(used(chooseSpeaker([byDefault(room.label), room, headset], choice(headset), null))).to.deep.equal([
      'h',
      'heard',
      'untold',
    ]));

  it('is the chosen one again as soon as it is back', () =>
    expect(used(chooseSpeaker([byDefault(room.label), room, headset], choice(headset), choice(room)))).to.deep.equal([
      'h',
      'heard',
      'untold',
    ]));

  it('follows the system where none was chosen', () =>
    expect(used(chooseSpeaker([byDefault(room.label), room, headset], null, choice(headset)))).to.deep.equal([
      null,
      'heard',
      'untold',
    ]));

  it('is never the room instead of a headset that was pulled out: nothing is heard, and that is told', () =>
    expect(used(chooseSpeaker([byDefault(room.label), room, monitor], choice(headset), choice(headset)))).to.deep.equal(
      [null, 'silent', 'told'],
    ));

  it('is never the room instead of the headset that the system had as its default', () =>
    expect(used(chooseSpeaker([byDefault(room.label), room], null, choice(headset)))).to.deep.equal([
      null,
      'silent',
      'told',
    ]));

  it('is another headset instead, which is told', () =>
    expect(used(chooseSpeaker([byDefault(room.label), room, second], choice(headset), choice(headset)))).to.deep.equal([
      's',
      'heard',
      'told',
    ]));

  it("is the system's default instead where that is a headset", () =>
    expect(used(chooseSpeaker([byDefault(second.label), room, second], choice(headset), null))).to.deep.equal([
      null,
      'heard',
      'told',
    ]));

  it("is the system's default instead of another loudspeaker, which is told", () =>
    expect(used(chooseSpeaker([byDefault(room.label), room], choice(monitor), choice(monitor)))).to.deep.equal([
      null,
      'heard',
      'told',
    ]));

  it('stays what it is where the browser tells of no loudspeaker that it was not allowed to use', () =>
    expect(used(chooseSpeaker([microphone], choice(headset), null))).to.deep.equal([null, 'heard', 'told']));

  it('is silent where such a browser did tell of the headset, and does no more', () =>
    expect(used(chooseSpeaker([microphone], choice(headset), choice(headset)))).to.deep.equal([
      null,
      'silent',
      'told',
    ]));
});

describe('Nobody else in the room hears', () => {
  for (const label of [
    'Kopfhörer (Jabra Evolve2 65)',
    'Headset-Ohrhörer (Plantronics C5220)',
    'Headset Earphone (Poly BT700)',
    'Headphones (USB Audio)',
    'AirPods',
  ])
    it(label, () => expect(isPrivate({label})).to.equal(true));
  for (const label of ['Lautsprecher (Realtek Audio)', 'Speakers (Jabra Speak 510)', 'DELL P2422H (HDMI)', ''])
    it(`but of ${label || 'a device without a label'} that is not certain`, () =>
      expect(isPrivate({label})).to.equal(false));
});
