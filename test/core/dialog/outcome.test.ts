import {expect} from 'chai';
import {errorOfStatus, type Situation} from '../../../src/core/dialog/outcome.js';
import '../../../src/i18n/de-errors.js';
import {en} from '../../../src/i18n/en.js';
import {de} from '../../../src/i18n/index.js';
import type {ErrorCode} from '../../../src/protocol/index.js';

const situations: Situation[] = ['call', 'rang', 'transfer', 'target', 'target-rang', 'change', 'takeover'];
const statuses = Array.from({length: 400}, (_, index) => 300 + index);

/** What says something of the person who was called. */
const personal: ErrorCode[] = ['busy', 'declined', 'no-answer', 'unavailable', 'number-unknown'];

describe('a final status', () => {
  for (const situation of situations)
    it(`of 300 to 699 has a code with texts in each language: ${situation}`, () => {
      for (const status of statuses) {
        const {code, sipStatus} = errorOfStatus(status, situation);
        expect(sipStatus).to.equal(status);
        expect(code, String(status)).to.not.equal('internal');
        for (const {errors} of [de, en]) expect(errors[code], `${status} ${code}`).to.be.a('string');
      }
    });

  const known = new Set([404, 408, 410, 480, 485, 486, 487, 503, 600, 603, 604, 607, 608]);
  it('that says nothing of whom was called reads as nothing about them (reports 21)', () => {
    for (const status of statuses.filter(each => each >= 400 && each < 600 && !known.has(each)))
      for (const situation of situations)
        expect(personal, `${status} ${situation}`).to.not.include(errorOfStatus(status, situation).code);
  });

  const cases: [Situation, ErrorCode, number[]][] = [
    ['call', 'diverted', [300, 301, 302, 305, 380, 399]],
    ['call', 'forbidden', [401, 402, 403, 407, 433, 470]],
    ['call', 'number-unknown', [404, 410, 485, 604]],
    ['call', 'number-invalid', [414, 416, 484]],
    ['call', 'not-acceptable', [405, 406, 415, 420, 421, 488, 493, 494, 580, 606]],
    ['call', 'server-error', [400, 422, 423, 440, 481, 482, 483, 491, 499, 500, 501, 502, 504, 513, 555, 599]],
    ['call', 'unavailable', [480, 487, 503]],
    ['call', 'busy', [486, 600]],
    ['call', 'declined', [603, 607, 608, 699]],
    ['call', 'timeout', [408]],
    ['rang', 'no-answer', [408, 480, 487]],
    ['rang', 'busy', [486]],
    ['transfer', 'transfer-refused', [302, 400, 403, 405, 406, 420, 488, 491, 500, 501, 503, 606]],
    ['transfer', 'far-end-lost', [481]],
    ['transfer', 'timeout', [408]],
    ['transfer', 'number-unknown', [404, 410, 604]],
    ['transfer', 'busy', [486, 600]],
    ['transfer', 'declined', [603]],
    ['target', 'transfer-refused', [400, 403, 405, 420, 481, 482, 488, 491, 500, 501, 606]],
    ['target', 'unavailable', [480, 503]],
    ['target', 'no-answer', [408]],
    ['target', 'diverted', [302]],
    ['target-rang', 'no-answer', [408, 480, 487]],
    ['change', 'far-end-lost', [408, 481]],
    ['change', 'change-refused', [302, 403, 405, 488, 500, 603]],
    ['takeover', 'far-end-lost', [481]],
    ['takeover', 'timeout', [408]],
    ['takeover', 'change-refused', [302, 403, 405, 420, 480, 486, 500, 501, 603]],
  ];
  for (const [situation, code, examples] of cases)
    it(`${examples.join(', ')} is ${code} (${situation}; reports 21, 22)`, () => {
      for (const status of examples) expect(errorOfStatus(status, situation).code, String(status)).to.equal(code);
    });

  const causes: [number, number, ErrorCode][] = [
    [503, 34, 'server-error'],
    [480, 17, 'busy'],
    [403, 21, 'declined'],
    [500, 1, 'number-unknown'],
    [480, 19, 'no-answer'],
    [404, 16, 'number-unknown'],
    [486, 0, 'busy'],
    [401, 21, 'forbidden'],
    [302, 17, 'diverted'],
  ];
  it('of whom it rang at, a cause that says "absent" is one who did not answer (Asterisk)', () => {
    expect(errorOfStatus(480, 'rang', ['Q.850;cause=20']).code).to.equal('no-answer');
    expect(errorOfStatus(480, 'call', ['Q.850;cause=20']).code).to.equal('unavailable');
  });

  for (const [status, cause, code] of causes)
    it(`${status} with Q.850 cause ${cause} is ${code}`, () => {
      const reasons = [`SIP;cause=200;text="Q.850;cause=31", q.850 ; cause = ${cause} ;text="x"`];
      expect(errorOfStatus(status, 'call', reasons).code).to.equal(code);
    });

  it('whose Reason nobody can read counts alone', () => {
    for (const reason of ['', 'Q.850', 'Q.850;cause=constructor', 'Q.850;cause=', 'Q.8500;cause=17'])
      expect(errorOfStatus(480, 'call', [reason]).code, reason).to.equal('unavailable');
  });
});
