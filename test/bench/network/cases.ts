/** @file What networks do to a call (N-12). */
import type {Impairment} from './impairment.js';

export interface Case {
  readonly name: string;
  readonly impairment: Impairment;
  /** Seconds; by default until the level is certain. */
  readonly seconds?: number;
}

const everything: Impairment = {loss: 100};

export const cases: readonly Case[] = [
  {name: 'nothing', impairment: {}},
  {name: 'delay 50 ms', impairment: {delay: 50}},
  {name: 'delay 100 ms', impairment: {delay: 100}},
  {name: 'delay 300 ms', impairment: {delay: 300}},
  {name: 'jitter 20 ms', impairment: {delay: 40, jitter: 20}},
  {name: 'jitter 60 ms', impairment: {delay: 80, jitter: 60}},
  {name: 'loss 1 %', impairment: {delay: 20, loss: 1}},
  {name: 'loss 5 %', impairment: {delay: 20, loss: 5}},
  {name: 'loss 10 %', impairment: {delay: 20, loss: 10}},
  {name: 'loss 3 % in bursts of 5', impairment: {delay: 20, loss: 3, burst: 5}},
  {name: '100 kbit/s', impairment: {delay: 20, rate: 100}},
  {name: '60 kbit/s', impairment: {delay: 20, rate: 60}},
  {name: 'outage of 2 s', impairment: everything, seconds: 2},
  {name: 'outage of 10 s', impairment: everything, seconds: 10},
];

/** Kilobits a second of a call in G.711, which the embedded PBX speaks, with all headers. */
const needed = 84;

/** The level that is due by the true figures: loss and jitter of one direction, delay there and back (docs/quality.md). */
export function levelDue({loss = 0, jitter = 0, delay = 0, rate = Infinity}: Impairment): 'good' | 'moderate' | 'poor' {
  // What is spread evenly between -j and j is j/√3 from its middle on average; RFC 3550 measures two thirds of j.
  const scattered = (2 * jitter) / 3;
  const is = (...limits: readonly [loss: number, jitter: number, roundTrip: number]) =>
    loss >= limits[0] || scattered >= limits[1] || 2 * delay >= limits[2];
  if (rate < needed) return 'poor';
  return is(3, 40, 300) ? 'poor' : is(1, 20, 150) ? 'moderate' : 'good';
}
