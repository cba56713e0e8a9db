import {expect} from 'chai';
import {PhoneCall} from '../../../src/core/call/call.js';
import type {CallContext} from '../../../src/core/call/context.js';
import {mayGo} from '../../../src/core/call/phases.js';
import {StateStore} from '../../../src/core/state-store.js';
import type {CallPhase} from '../../../src/protocol/index.js';

const phases: readonly CallPhase[] = ['preparing', 'dialling', 'ringing', 'answering', 'talking', 'ending'];

/** All ways that lead out of a phase. */
const waysFrom = (direction: 'in' | 'out', from: CallPhase) =>
  phases.filter(to => to !== from && mayGo(direction, from, to));

describe('the phases of a call', () => {
  it('lead from the dialling to the end, and from the ringing to the end', () => {
    for (const way of [
      ['preparing', 'dialling', 'ringing', 'dialling', 'ringing', 'talking', 'ending'],
      ['dialling', 'talking'],
    ] as const)
      way.slice(1).forEach((to, index) => expect(mayGo('out', way[index] ?? to, to), to).to.equal(true));
    const way = ['ringing', 'answering', 'ringing', 'answering', 'talking', 'ending'] as const;
    way.slice(1).forEach((to, index) => expect(mayGo('in', way[index] ?? to, to), to).to.equal(true));
  });

  it('lead nowhere but to the end once somebody has answered, and from the end nowhere', () => {
    for (const direction of ['in', 'out'] as const) {
      expect(waysFrom(direction, 'talking')).to.deep.equal(['ending']);
      expect(waysFrom(direction, 'ending')).to.deep.equal([]);
    }
  });

  it('are those of its direction: who is called never dials, who calls never answers', () => {
    const calledTo = phases.flatMap(from => waysFrom('in', from));
    expect(calledTo).to.not.include('preparing').and.not.include('dialling');
    expect(phases.flatMap(from => waysFrom('out', from))).to.not.include('answering');
  });

  it('do not change by a step that there is none of, which the diagnostics tell and nobody is thrown out by', () => {
    const noted: (string | undefined)[][] = [];
    const store = new StateStore(() => undefined);
    const note: CallContext['note'] = (...words) => noted.push(words);
    const context = {store, configuration: {}, now: () => 0, note} as unknown as CallContext;
    const call = new PhoneCall(context, 'call-1', 'in', {number: '102', name: '', anonymous: false});
    call.go('talking', {muted: true});
    expect(call.record).to.include({phase: 'ringing', muted: false});
    expect(noted).to.deep.equal([['call phase', 'in ringing to talking']]);
    call.go('answering', {muted: true});
    expect(call.record).to.include({phase: 'answering', muted: true});
    expect(noted).to.have.length(1);
  });
});
