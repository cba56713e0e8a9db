/** @file What can be dialled: clerks and test numbers. */
import {clerk, type Identity} from './directory.js';
import type {Exchange} from './exchange.js';
import {ringExtension} from './fork.js';
import {sounds} from './media/tone.js';
import type {Party} from './party.js';
import {Echo, Robot} from './robot.js';

/** How an attempt to reach a number goes on. `answered` and `failed` are the last. */
export interface DialEvents {
  ringing(other: Identity): void;
  /** Not answered yet, but to be heard. */
  early(other: Party): void;
  answered(other: Party): void;
  failed(status: number): void;
}

/** @returns cancels, while nobody answered */
type Service = (exchange: Exchange, events: DialEvents, from: Identity) => (() => void) | undefined;

/** The outside caller of 9906. */
const citizen: Identity = {number: '08999998765', name: 'Schmid, Anna'};
const SPEAKS_MS = 3000;
const EARLY_MS = 2000;
const CALL_BACK_MS = 2000;

const services: Record<string, Service> = {
  '9196': (_, events) => void events.answered(new Echo({number: '9196', name: 'Echo'})),
  '9664': (_, events) => void events.answered(new Robot({number: '9664', name: 'Musik'}, sounds.steady)),
  '9901': (_, events) => void events.failed(486),
  '9902': (_, events) => {
    events.ringing({number: '9902', name: 'Keine Antwort'});
    return () => {};
  },
  '9903': (_, events) => void events.failed(603),
  '9904': (exchange, events) => {
    const speaker = new Robot({number: '9904', name: 'Ansage'}, sounds.announcement);
    events.answered(speaker);
    exchange.later(SPEAKS_MS, () => speaker.hangUp());
    return undefined;
  },
  '9905': (exchange, events) => {
    events.early(new Robot({number: '9905', name: 'Ansage'}, sounds.announcement));
    return exchange.later(EARLY_MS, () => events.failed(404));
  },
  '9906': (exchange, events, from) => {
    const robot = new Robot({number: '9906', name: 'Rückruf'}, sounds.announcement);
    events.answered(robot);
    exchange.later(1000, () => {
      robot.hangUp();
      exchange.later(CALL_BACK_MS, () => exchange.place(new Robot(citizen, sounds.citizen), from.number));
    });
    return undefined;
  },
};

/**
 * Outside numbers that the German regulator keeps for films: nobody has them, and here a citizen answers. Written as
 * dialled at home or with the country's code.
 */
const films = /^(?:0|\+49|0049)(?:3023125|4066969|6990009|2214710|8999998|15228817386|17139200)\d*$/;
const PICKS_UP_MS = 2000;

const citizenAt: (number: string) => Service = number => (exchange, events) => {
  const somebody = new Robot({number, name: ''}, sounds.citizen);
  events.ringing({number, name: ''});
  return exchange.later(PICKS_UP_MS, () => events.answered(somebody));
};

/**
 * Begins to reach a number; the events come later, never from within this call.
 * @param extraHeaders for the phones that ring
 * @returns cancels: no event comes any more
 */
export function dial(
  exchange: Exchange,
  number: string,
  from: Identity,
  events: DialEvents,
  extraHeaders?: readonly string[],
): () => void {
  let cancel: (() => void) | undefined;
  let stopped = false;
  const stop = exchange.later(0, () => {
    const callee = clerk(number);
    const service = services[number] ?? (films.test(number) ? citizenAt(number) : undefined);
    if (service) cancel = service(exchange, events, from);
    else if (callee) cancel = ringExtension(exchange, callee, from, events, extraHeaders);
    else events.failed(404);
  });
  return () => {
    if (stopped) return;
    stopped = true;
    stop();
    cancel?.();
  };
}
