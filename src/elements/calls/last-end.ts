import type {TemplateResult} from 'lit';
import type {CommandController, GatedPhone, TimerController} from '../../controllers/index.js';
import type {Terms} from '../../i18n/index.js';
import type {Call, CallId, EndedCall} from '../../protocol/index.js';
import {deskOf} from '../desk.js';
import {isUnheard} from '../emergency.js';
import type {Names} from '../names.js';
import {endTitle, remoteOf, whatHappened} from '../texts.js';
import {CallAgain} from './call-again.js';
import {renderEndedCall} from './ended-call.js';
import {renderLeft} from './waiting.js';

/** Milliseconds for which the word for a normal end stands where the call was. */
const wordFor = 3_000;

/** Milliseconds for which it is seen who has left beside a call: long enough for a look. */
const leftFor = 8_000;

/** Milliseconds for which an end stays in view that leaves something to do. */
const viewFor = 20_000;

interface Host {
  readonly element: ConstructorParameters<typeof CallAgain>[0];
  readonly commands: CommandController;
  /** It is the bar, which has a dialler. */
  readonly takesRinging: boolean;
  terms(): Terms;
}

/** How the last call ended: a word for it, or what there is to do about it, until the clerk has put that away. */
export class LastEnd {
  readonly #again: CallAgain;
  #dismissed: CallId = '';

  constructor(
    private readonly host: Host,
    private readonly names: Names,
    private readonly timer: TimerController,
  ) {
    this.#again = new CallAgain(host.element, host.commands);
  }

  /** For a call that ended in these seconds, and is over without a question left; empty otherwise. */
  word(call: EndedCall): string {
    return !isToAct(call) && this.#isWithin(wordFor, call) ? endTitle(call, this.host.terms()) : '';
  }

  /** Who waited and has left beside the call that one talks in; null where nobody has. */
  renderLeft(call: EndedCall, {held, answeredAt = Infinity}: Call): TemplateResult | null {
    const isTheirs = call.reason === 'hung-up-there' || call.reason === 'failed';
    if (held || !isTheirs || answeredAt > call.endedAt || !this.#isWithin(leftFor, call)) return null;
    return renderLeft(whatHappened(call, this.names.said(remoteOf(call)), this.host.terms()));
  }

  /** Null where there is nothing to act on, or no more. */
  render(call: EndedCall, phone: GatedPhone | null): TemplateResult | null {
    if (!this.#isInView(call, phone)) return null;
    const {element, commands} = this.host;
    const terms = this.host.terms();
    return renderEndedCall(call, {
      terms,
      who: this.names.who(remoteOf(call)),
      number: this.names.number(remoteOf(call)),
      way: this.names.way(call),
      isDialling: commands.isPending(call.id, 'call'),
      error: commands.error(call.id),
      dial: phone && this.#again.isPossible(call, phone) ? () => void this.#again.start(call, phone) : null,
      question: phone ? this.#again.renderQuestion(call, phone, terms) : undefined,
      dismiss: () => {
        this.#dismissed = call.id;
        element.requestUpdate();
      },
    });
  }

  /** For some seconds, longer when the clerk is at it. */
  #isInView(call: EndedCall, phone: GatedPhone | null): boolean {
    if (!isToAct(call) || call.id === this.#dismissed) return false;
    // The dialler says it, in large letters.
    if (isUnheard(call) && (this.host.takesRinging || (phone && deskOf(phone).asker))) return false;
    return this.#isWithin(viewFor, call) || this.#again.isAsking(call) || this.#isTouched;
  }

  get #isTouched(): boolean {
    return this.host.element.renderRoot.querySelector('.ended:is(:hover, :focus-within)') !== null;
  }

  #isWithin(time: number, {endedAt}: EndedCall): boolean {
    return this.timer.since(endedAt) * 1000 < time;
  }
}

/** An end that leaves something to do. */
const isToAct = ({reason}: EndedCall): boolean => reason === 'failed' || reason === 'missed';
