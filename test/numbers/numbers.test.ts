import {expect} from 'chai';
import metadata from 'libphonenumber-js/max/metadata';
import {parsePhoneNumberFromString} from 'libphonenumber-js/core';
import {
  defaultPolicy,
  emergencyNumber,
  findNumbers,
  format,
  formatTyping,
  forScreen,
  interpret,
  plain,
  siteProblems,
} from '../../src/numbers/index.js';
import type {Interpretation, Site} from '../../src/numbers/index.js';
import * as shippedPlans from '../../src/numbers/plans.js';
import {amt, direct} from './sites.js';
import {plans} from './tools/plans.js';

const dial = (text: string, site: Site) => interpret(text, site, 'typed').dial;

describe('what is sent to the PBX', () => {
  it('is the extension for our own numbers', () => {
    expect(dial('0861 58-123', direct)).to.equal('123');
    expect(dial('+49 861 58-123', amt)).to.equal('123');
  });

  it('is what a desk phone would dial, with the trunk prefix in mode amt', () => {
    expect(dial('+49 89 99998765', direct)).to.equal('08999998765');
    expect(dial('+49 89 99998765', amt)).to.equal('008999998765');
    expect(dial('+43 662 12345', direct)).to.equal('004366212345');
    expect(dial('+43 662 12345', amt)).to.equal('0004366212345');
    expect(dial('116117', direct)).to.equal('116117');
    expect(dial('116117', amt)).to.equal('0116117');
    expect(dial('98765', direct)).to.equal('086198765');
    expect(dial('+49 89 99998765', {...amt, trunkPrefix: '9'})).to.equal('908999998765');
  });

  it('is the international form where the site wants it', () => {
    expect(dial('089 99998765', {...direct, dialFormat: 'e164'})).to.equal('+498999998765');
    expect(dial('123', {...direct, dialFormat: 'e164'})).to.equal('123');
  });

  it('is the switchboard as the site names it, or else its full number', () => {
    expect(dial('0861 58-0', direct)).to.equal('0861580');
    expect(dial('+49 861 58-0', amt)).to.equal('00861580');
    expect(dial('0861 58-0', {...direct, operator: '9'})).to.equal('9');
  });

  it('is the switchboard’s short number when that is typed, or comes from a page of another host', () => {
    for (const operator of ['9', '0']) {
      expect(interpret(operator, {...direct, operator}, 'typed')).to.include({kind: 'extension', dial: operator});
      expect(interpret(operator, {...direct, operator}, 'script')).to.include({
        dial: operator,
        needsConfirmation: false,
      });
    }
  });

  it('never has a trunk prefix before an emergency number', () => {
    for (const site of [direct, amt, {...amt, trunkPrefix: '9'}])
      for (const text of ['112', '0112', '0 112']) expect(dial(text, site)).to.equal('112');
    expect(dial('9112', {...amt, trunkPrefix: '9'})).to.equal('112');
    expect(dial('112', {...direct, dialFormat: 'e164'})).to.equal('112');
  });
});

/** The keys of a site that something is wrong with. */
const problemKeys = (site: unknown) => siteProblems(site).map(problem => problem.split(' ')[0]);

describe('other sites', () => {
  it('may have another trunk prefix, without which an outside number is asked about', () => {
    const nine = {...amt, trunkPrefix: '9'};
    expect(interpret('9 089 99998765', nine).e164).to.equal('+498999998765');
    expect(interpret('9 98765', nine).e164).to.equal('+4986198765');
    const forgotten = interpret('089 99998765', nine);
    expect([forgotten.kind, forgotten.reason]).to.deep.equal(['ambiguous', 'trunk-prefix-missing']);
  });

  it('may have no numbers that can be dialled from outside', () => {
    const closed = {...direct, head: ''};
    expect(interpret('123', closed)).to.include({kind: 'extension', extension: '123'}).and.not.have.property('e164');
    expect(interpret('0861 58123', closed)).to.include({kind: 'external', e164: '+4986158123'});
  });

  it('may have internal numbers of any length, which come before service numbers', () => {
    const own = {...direct, internal: ['115', '9196', '*97']};
    expect(interpret('115', own)).to.include({kind: 'extension', dial: '115'});
    expect(interpret('9196', own)).to.include({kind: 'extension', dial: '9196'});
    expect(interpret('*97', own, 'typed')).to.include({kind: 'extension', dial: '*97'});
    expect(interpret('*97', own, 'link')).to.include({kind: 'rejected', reason: 'feature-code'});
  });

  it('may not say where they are: then nothing is guessed from an area code', () => {
    const nowhere = {...direct, area: '', head: ''};
    expect(interpret('98765', nowhere).kind).to.equal('rejected');
    expect(interpret('8999998765', nowhere).kind).to.equal('rejected');
    expect(interpret('0089 99998765', nowhere).e164).to.equal(undefined);
    expect(interpret('0043 662 12345', nowhere)).to.include({e164: '+4366212345'}).and.not.have.property('choices');
    expect(interpret('089 99998765', nowhere).e164).to.equal('+498999998765');
    expect(interpret('0112', nowhere).kind).to.equal('emergency');
  });

  it('cannot make an emergency number an extension', () => {
    const careless = {...direct, internal: ['112', '0110'], extensionDigits: [3, 4]};
    for (const text of ['112', '110', '0112', '0110']) expect(interpret(text, careless).kind).to.equal('emergency');
    expect(problemKeys(careless)).to.deep.equal(['internal']);
  });

  it('are told what is wrong with their numbering', () => {
    expect(siteProblems(direct)).to.deep.equal([]);
    expect(siteProblems(amt)).to.deep.equal([]);
    expect(siteProblems({head: '', extensionDigits: [4]})).to.deep.equal([]);
    expect(siteProblems(undefined)).to.deep.equal([]);
    expect(problemKeys({...amt, area: '0861', trunkPrefix: ''})).to.deep.equal(['area', 'trunkPrefix']);
    expect(problemKeys({...direct, policy: [{action: 'allow'}]})).to.deep.equal(['policy']);
    for (const number of ['0180', '180', '']) {
      const policy = [{number, action: 'block'}] as const;
      expect(problemKeys({...direct, policy}), number).to.deep.equal(['policy']);
    }
    for (const number of ['+49 180', '+43', '118', '11833']) {
      const policy = [{number, action: 'block'}] as const;
      expect(siteProblems({...direct, policy}), number).to.deep.equal([]);
    }
  });

  it('are told in words, without what they wrote', () => {
    expect(siteProblems({...direct, mode: 'geheim'})).to.deep.equal(['mode must be "direct" or "amt"']);
    expect(siteProblems('geheim')).to.deep.equal(['must be an object']);
  });

  const misshapen: readonly [key: string, value: unknown][] = [
    ['country', 49],
    ['area', 861],
    ['area', '0861'],
    ['head', null],
    ['extensionDigits', 3],
    ['extensionDigits', ['3', null]],
    ['trunkPrefix', 0],
    ['mode', null],
    ['internal', '115'],
    ['internal', [115, null]],
    ['operator', 9],
    ['domains', 'telefon.amt.example'],
    ['domains', [null]],
    ['dialFormat', 'E164'],
    ['policy', {class: 'mobile', action: 'block'}],
    ['policy', [null, 'block']],
    ['policy', [{number: 49180, action: 'block'}]],
    ['policy', [{number: null, class: 'mobile', action: 'block'}]],
    ['policy', [{class: 'mobile', action: 'deny'}]],
  ];
  for (const [key, value] of misshapen)
    it(`may have a member of a wrong shape, which counts as left out: ${key} ${JSON.stringify(value)}`, () => {
      const without: Partial<Site> = Object.fromEntries(Object.entries(direct).filter(([name]) => name !== key));
      const site = {...direct, [key]: value} as Site;
      expect(problemKeys(site)).to.deep.equal([key]);
      for (const text of [
        '123',
        '0861 58-123',
        '089 99998765',
        '0 0171 3920045',
        '1234',
        '*97',
        '115',
        '112',
        'Tel. 123',
      ])
        for (const source of ['typed', 'link'] as const)
          expect(interpret(text, site, source), text).to.deep.equal(interpret(text, without, source));
      expect(findNumbers('Tel. 0861 58-123 / 124', site)).to.deep.equal(findNumbers('Tel. 0861 58-123 / 124', without));
      expect(format('+4986158123', site)).to.equal(format('+4986158123', without));
      expect(formatTyping('086158123', 9, site)).to.deep.equal(formatTyping('086158123', 9, without));
    });

  it('keep what is right beside what is wrong', () => {
    const rule = {number: '+49 171', action: 'block'};
    const site = {
      ...direct,
      internal: [115, '*98'],
      policy: [{number: 49171, action: 'allow'}, rule],
    } as unknown as Site;
    expect(interpret('*98', site).kind).to.equal('extension');
    expect(interpret('0171 3920045', site).kind).to.equal('rejected');
  });

  for (const site of [null, undefined, 3, 'direct', [], [null], true])
    it(`may be no site at all: ${JSON.stringify(site)}`, () => {
      expect(interpret('112', site as never).kind).to.equal('emergency');
      expect(interpret('089 99998765', site as never).e164).to.equal('+498999998765');
      expect(findNumbers('Tel. 089 99998-765', site as never)).to.have.length(1);
    });
});

describe('policy', () => {
  const withPolicy = (...policy: NonNullable<Site['policy']>): Site => ({...direct, policy});

  it('is data: a site can allow, confirm or block classes and beginnings of numbers', () => {
    const austriaAllowed = withPolicy({number: '+43', action: 'allow'});
    expect(interpret('+43 662 12345', austriaAllowed).needsConfirmation).to.equal(false);
    expect(interpret('+41 44 1234567', austriaAllowed).needsConfirmation).to.equal(true);
    const noMobiles = withPolicy({class: 'mobile', action: 'block'});
    expect(interpret('0171 1234567', noMobiles)).to.include({
      kind: 'rejected',
      reason: 'blocked-here',
      class: 'mobile',
    });
    const asked = withPolicy({class: 'national', action: 'confirm'});
    expect(interpret('089 99998765', asked)).to.include({needsConfirmation: true, reason: 'confirmed-here'});
  });

  it('prefers the longer beginning, and the site to the default', () => {
    const site = withPolicy({number: '+49 900', action: 'confirm'}, {number: '+49 900 1', action: 'allow'});
    expect(interpret('0900 5 123456', site)).to.include({kind: 'external', needsConfirmation: true});
    expect(interpret('0900 1 123456', site)).to.include({kind: 'external', needsConfirmation: false});
  });

  it('never touches emergency calls or extensions that begin like a service number', () => {
    const strict = {
      ...withPolicy({number: '11', action: 'block'}, {class: 'emergency', action: 'block'}),
      extensionDigits: [4],
    };
    expect(interpret('112', strict)).to.include({kind: 'emergency', dial: '112', needsConfirmation: false});
    expect(interpret('1181', strict)).to.include({kind: 'extension', class: 'internal'});
  });

  it('has a default for every class that can be dialled', () => {
    for (const name of ['internal', 'national', 'mobile', 'international', 'service'])
      expect(defaultPolicy.some(rule => rule.class === name && rule.number === undefined)).to.equal(true);
  });
});

describe('emergency numbers', () => {
  it('are recognised with the habitual zero or trunk prefix, and nothing else is', () => {
    for (const text of ['110', '112', '0110', '0112', '00112', '9112', '90112'])
      expect(emergencyNumber(text, {trunkPrefix: '9'}), text).to.match(/^11[02]$/);
    for (const text of ['', '11', '111', '1112', '1120', '000112', '8112', '123112'])
      expect(emergencyNumber(text, {trunkPrefix: '9'}), text).to.equal(undefined);
  });
});

describe('the writing of numbers', () => {
  it('keeps a number on one line on the screen, and is plain for the clipboard', () => {
    expect(format('+4986158123', direct)).to.equal('0861\u00a058\u2011123');
    expect(plain(format('+4986158123', direct))).to.equal('0861 58-123');
    expect(plain(format('+4986158123', amt))).to.equal('+49 861 58-123');
    expect(plain(format('+4366212345', direct))).to.equal('+43 662 12345');
    expect(forScreen('0861 58-123')).to.equal(format('+4986158123', direct));
  });

  it('follows the numbering plans of libphonenumber, whose data it ships', () => {
    const {areaCodes, landline, regions, globalCodes, groupings} = shippedPlans;
    expect({areaCodes, landline, regions, globalCodes, groupings}).to.deep.equal(plans);
  });

  it('parts every German area code from its number where libphonenumber does', () => {
    for (let start = 20000; start <= 99999; start += 3) {
      const e164 = `+49${start}2345`;
      const known = parsePhoneNumberFromString(e164, metadata);
      if (known?.getType() !== 'FIXED_LINE') continue;
      expect(plain(format(e164, {...direct, area: '1'})), e164).to.equal(known.formatNational());
    }
  });

  it('groups the neighbours’ numbers as libphonenumber does', () => {
    for (const code of ['43', '41', '423', '420', '39', '33', '31', '32', '352', '48', '45'])
      for (let start = 100; start <= 999; start += 1)
        for (const end of ['12345', '123456', '1234567']) {
          const e164 = `+${code}${start}${end}`;
          const known = parsePhoneNumberFromString(e164, metadata);
          // It takes some first digits in Luxembourg for a carrier's code and drops them.
          if (known?.isValid() && known.number === e164)
            expect(plain(format(e164, direct))).to.equal(known.formatInternational());
        }
  });

  it('names the country of a number as libphonenumber does', () => {
    const found = (text: string): Interpretation => interpret(text, direct);
    for (const [text, region] of [
      ['+12125550123', 'US'],
      ['+14165550123', 'CA'],
      ['+18765550123', 'JM'],
      ['+12425550123', 'BS'],
      ['+77012345678', 'KZ'],
      ['+74951234567', 'RU'],
      ['+4366212345', 'AT'],
      ['+3906698123', 'IT'],
      ['+861012345678', 'CN'],
    ])
      expect(found(String(text)).region, text).to.equal(region);
    expect(found('+80012345678')).not.to.have.property('region');
  });
});

describe('grouping while typing', () => {
  const typeAll = (text: string, site: Site): string => {
    let field = {text: '', caret: 0};
    for (const key of text) field = formatTyping(field.text + key, field.text.length + 1, site);
    expect(field.caret).to.equal(field.text.length);
    return field.text;
  };

  it('sets the blank behind the area code as soon as that is known', () => {
    expect(typeAll('08999998765', direct)).to.equal('089 99998765');
    expect(typeAll('08612', direct)).to.equal('0861 2');
    expect(typeAll('0861', direct)).to.equal('0861');
    expect(typeAll('0866212345', direct)).to.equal('08662 12345');
    expect(typeAll('03320312345', direct)).to.equal('033203 12345');
    expect(typeAll('015228817386', direct)).to.equal('0152 28817386');
    expect(typeAll('+4986158123', direct)).to.equal('+49 861 58123');
    expect(typeAll('004366212345', direct)).to.equal('00 43 66212345');
    expect(typeAll('008999998765', amt)).to.equal('0089 99998765');
  });

  it('leaves alone what has no area code, and what the writer groups', () => {
    for (const text of [
      '123',
      '112',
      '0112',
      '58123',
      '0 089 99998765',
      '089/1234',
      '(089) 1234',
      'Müller',
      '*97',
      '089-12',
    ])
      expect(typeAll(text, direct)).to.equal(text);
    expect(typeAll('08999998765', amt)).to.equal('08999998765');
  });

  it('keeps the caret where the writer is at work', () => {
    expect(formatTyping('0899', 2, direct)).to.deep.equal({text: '089 9', caret: 2});
    expect(formatTyping('0899', 4, direct)).to.deep.equal({text: '089 9', caret: 5});
    expect(formatTyping('089 9', 4, direct)).to.deep.equal({text: '089 9', caret: 4});
    // A backspace behind the blank takes the blank: it comes back, and the caret is before it.
    expect(formatTyping('0899', 3, direct)).to.deep.equal({text: '089 9', caret: 3});
  });
});
