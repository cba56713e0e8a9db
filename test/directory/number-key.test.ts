import {expect} from 'chai';
import {numberKey} from '../../src/directory/number-key.js';

const site = {country: '49', area: '861', head: '58', extensionDigits: [3], trunkPrefix: '0', mode: 'direct'} as const;

describe('A number as it is compared', () => {
  it('is the extension, however the house writes it', () => {
    for (const written of [
      '123',
      ' 1 2 3 ',
      '58-123',
      '58123',
      '0861 58-123',
      '(0861) 58 123',
      '+49 861 58-123',
      '+49 (0)861 58123',
      '004986158123',
      '4986158123',
    ])
      expect(numberKey(written, site), written).to.equal('123');
  });

  it('is the international one of everybody else', () => {
    for (const written of ['089 99998765', '+49 89 99998765', '00498999998765', '498999998765'])
      expect(numberKey(written, site), written).to.equal('+498999998765');
    expect(numberKey('00 43 662 1234', site)).to.equal('+436621234');
    expect(numberKey('65432', site)).to.equal('+4986165432');
  });

  it('is no extension where only its end is one', () => {
    for (const written of ['+49 89 58123', '089 58123', '+43 861 58123', '0861 58 1234', '0861 58 12', '+123'])
      expect(numberKey(written, site), written).to.match(/^\+/);
  });

  it('is read with the trunk prefix where one is dialled', () => {
    const amt = {...site, mode: 'amt'} as const;
    for (const written of ['0 0861 58123', '0861 58-123', '123', '004986158123'])
      expect(numberKey(written, amt), written).to.equal('123');
  });

  it('is the switchboard by either name', () => {
    expect(numberKey('0861 58-0', {...site, operator: '9'})).to.equal('+49861580');
    expect(numberKey('9', {...site, operator: '9'})).to.equal('9');
    expect(numberKey('700', {...site, extensionDigits: [4], internal: ['700']})).to.equal('700');
  });

  it('is none without digits, and itself where the site says nothing', () => {
    expect(numberKey('anonymous', site)).to.equal('');
    expect(numberKey('123', undefined)).to.equal('123');
  });
});
