/** @file Compiled and never run: what type checkers know of tags and events (embedding 15). */
import type {JSX} from 'react';
import type {SvelteHTMLElements} from 'svelte/elements';
import type {GlobalComponents} from 'vue';
import '../../src/all.js';
import '../../src/frameworks/react.js';
import '../../src/frameworks/svelte.js';
import '../../src/frameworks/vue.js';

type ReactPhone = JSX.IntrinsicElements['amt-phone'];
type VuePhone = InstanceType<GlobalComponents['amt-phone']>['$props'];
type SveltePhone = SvelteHTMLElements['amt-phone'];

const inReact: ReactPhone = {
  config: '/telefon.json',
  className: 'phone',
  ref: {current: null as HTMLElementTagNameMap['amt-phone'] | null},
  'onamt-call-end': ({detail}) => detail.call.reason satisfies string,
  'onamt-dial': event => event.preventDefault(),
};
const inVue: VuePhone = {
  config: {servers: ['wss://pbx.example/ws'], credentials: 'callback'},
  'onAmt-call-incoming': ({detail}) => detail.call.remote.number satisfies string,
};
const inSvelte: SveltePhone = {
  workplace: 'home',
  'onamt-error': ({detail}) => detail.error.code satisfies string,
  'on:amt-error': ({detail}) => detail.error.code satisfies string,
};
const bar: JSX.IntrinsicElements['amt-phone-bar'] = {for: 'phone', collapsed: true};
// @ts-expect-error An address is a text.
const wrong: ReactPhone = {server: 5};
// @ts-expect-error There is no such event detail.
const wrongDetail: SveltePhone = {'onamt-call-end': ({detail}) => detail.nothing};
void [inReact, inVue, inSvelte, bar, wrong, wrongDetail];

document.addEventListener('amt-call-end', ({detail}) => detail.call.reason satisfies string);
window.addEventListener('amt-dial', ({detail}) => detail.target satisfies string);
document.querySelector('amt-phone')?.addEventListener('amt-error', ({detail}) => detail.error.code satisfies string);
